package org.casegraph.export.fhir;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.Values;
import org.casegraph.vocabulary.CG;

/** Which resource says what a node of a case is, by its classes and those above them. */
final class Kinds {
    private final Graph stated;
    private final Graph terms;

    Kinds(Graph stated, Graph terms) {
        this.stated = stated;
        this.terms = terms;
    }

    /** All nodes of the case that have a class, in the order of their IRIs, the patient first. */
    List<Node> nodes() {
        return stated.find(Node.ANY, RDF.type.asNode(), Node.ANY).toList().stream()
                .map(Triple::getSubject)
                .filter(Node::isURI)
                .distinct()
                .sorted((a, b) -> {
                    boolean first = is(a, CG.Patient);
                    boolean second = is(b, CG.Patient);
                    return first == second ? a.getURI().compareTo(b.getURI()) : first ? -1 : 1;
                })
                .toList();
    }

    Stream<Node> types(Node node) {
        return Values.objects(stated, node, RDF.type.asNode()).stream().filter(Node::isURI);
    }

    /** The type of the resource; empty for what FHIR has no resource for. */
    Optional<String> resource(Node node) {
        if (is(node, CG.Patient)) {
            return Optional.of("Patient");
        }
        if (is(node, CG.Diagnosis)) {
            return Optional.of("Condition");
        }
        if (is(node, CG.Finding) || is(node, CG.AbsentFinding) || is(node, CG.Measurement) || is(node, CG.Outcome)) {
            return Optional.of("Observation");
        }
        if (is(node, CG.Specimen)) {
            return Optional.of("Specimen");
        }
        if (is(node, CG.Treatment)) {
            return Optional.of(Values.objects(stated, node, CG.agent).isEmpty() ? "Procedure" : "MedicationStatement");
        }
        if (is(node, CG.Encounter)) {
            return Optional.of("Encounter");
        }
        if (is(node, CG.Test)) {
            return Optional.of("DiagnosticReport");
        }
        return Optional.empty();
    }

    boolean is(Node node, Node type) {
        Set<Node> seen = new HashSet<>();
        Deque<Node> waiting = new ArrayDeque<>(types(node).toList());
        while (!waiting.isEmpty()) {
            Node next = waiting.pop();
            if (next.equals(type)) {
                return true;
            }
            if (seen.add(next)) {
                waiting.addAll(Values.objects(terms, next, RDFS.subClassOf.asNode()));
            }
        }
        return false;
    }
}
