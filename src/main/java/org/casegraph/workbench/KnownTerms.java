package org.casegraph.workbench;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.Ancestors;
import org.casegraph.graph.Labels;
import org.casegraph.statement.StatementKind;
import org.casegraph.vocabulary.CG;

/** What the ontology and the terminologies say of the terms that a person may choose. */
final class KnownTerms {
    private static final Set<Node> DISEASES = Set.of(CG.Disease, CG.Neoplasm, CG.Syndrome);
    private static final Set<Node> EVENTS = Set.of(CG.Event, CG.Treatment, CG.Test, CG.Encounter);

    private final Graph graph;
    private final Map<Node, Set<Node>> above = new HashMap<>();

    /** @param graph of the ontology and of all terminologies */
    KnownTerms(Graph graph) {
        this.graph = graph;
    }

    String label(Node term) {
        return new Labels(graph).of(term);
    }

    boolean isKnown(Node term) {
        return graph.contains(term, RDFS.label.asNode(), Node.ANY);
    }

    /** Whether a term is one of these, or below one of them. */
    boolean isBelow(Node term, Collection<Node> roots) {
        return roots.contains(term) || above(term).stream().anyMatch(roots::contains);
    }

    private synchronized Set<Node> above(Node term) {
        return above.computeIfAbsent(
                term,
                any -> Ancestors.of(any, node -> Stream.concat(
                                G.listSP(graph, node, RDFS.subClassOf.asNode()).stream(),
                                G.listSP(graph, node, RDF.type.asNode()).stream())
                        .toList()));
    }

    boolean isMeasurand(Node term) {
        return isBelow(term, Set.of(CG.Measurand));
    }

    boolean isDisease(Node term) {
        return isBelow(term, DISEASES);
    }

    boolean isEvent(Node term) {
        return isBelow(term, EVENTS);
    }

    /** What a person calls such a term. */
    String kind(Node term) {
        if (isDisease(term)) {
            return "disease";
        }
        if (isBelow(term, Set.of(CG.DoseInterval))) {
            return "dose";
        }
        return isBelow(term, Set.of(CG.TreatmentResponse, CG.ClinicalCourseFinding))
                ? "response"
                : StatementKind.of(term, this::isBelow)
                        .orElse(StatementKind.FINDING)
                        .name()
                        .toLowerCase(Locale.ROOT);
    }

    /** The terms that a property may have, with their labels, in the order of the alphabet. */
    Map<Node, String> choices(Node property) {
        Set<Node> ranges = Set.copyOf(G.listSP(graph, property, RDFS.range.asNode()));
        return graph.stream(Node.ANY, RDF.type.asNode(), Node.ANY)
                .map(Triple::getSubject)
                .filter(CG::isTerm)
                .distinct()
                .filter(term -> !ranges.contains(term) && isInstance(term, ranges))
                .sorted(Comparator.comparing(this::label))
                .collect(Collectors.toMap(term -> term, this::label, (one, other) -> one, LinkedHashMap::new));
    }

    private boolean isInstance(Node term, Set<Node> classes) {
        List<Node> types = G.listSP(graph, term, RDF.type.asNode());
        return types.stream().anyMatch(type -> isBelow(type, classes));
    }
}
