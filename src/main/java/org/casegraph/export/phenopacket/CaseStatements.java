package org.casegraph.export.phenopacket;

import java.util.Comparator;
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
import org.casegraph.export.ExportedCase;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Values;
import org.casegraph.vocabulary.CG;

/** What a case states, as a writer asks for it: nodes in the order of their names, numbers in these by their value. */
record CaseStatements(ExportedCase exported) {
    private static final Node TYPE = RDF.type.asNode();
    private static final Comparator<Node> BY_NAME =
            Comparator.comparing(CaseStatements::padded).thenComparing(Values.BY_TEXT);

    Graph graph() {
        return exported.stated();
    }

    /** Whether the case was a record of a dataset, which leaves as it came; a report lacks what the schema wants. */
    boolean isRecord() {
        return isA(record(), CG.DatasetRecord);
    }

    /** What the case was read from. */
    Node record() {
        return object(exported.iri(), CG.fromReport).orElse(exported.iri());
    }

    private static String padded(Node node) {
        StringBuilder padded = new StringBuilder();
        for (String part : CaseIris.fragment(node).split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)")) {
            padded.append(part.matches("\\d+") ? "0".repeat(Math.max(0, 9 - part.length())) + part : part);
        }
        return padded.toString();
    }

    static int byName(Node one, Node other) {
        return BY_NAME.compare(one, other);
    }

    /** By the last number of their names, as calls of variants and of genes are numbered together. */
    static int byNumber(Node one, Node other) {
        int number = Integer.compare(lastNumber(one), lastNumber(other));
        return number == 0 ? byName(one, other) : number;
    }

    private static int lastNumber(Node node) {
        String digits = CaseIris.fragment(node).replaceAll("^.*\\D", "");
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }

    /** Whether a node is one of this case's own. */
    boolean isNode(Node node) {
        return CaseIris.isNodeOf(exported.iri(), node);
    }

    /** Nodes of a class or of one below it. */
    List<Node> kindsOf(Node above) {
        return graph()
                .find(Node.ANY, TYPE, Node.ANY)
                .filterKeep(triple -> triple.getObject().isURI() && isBelow(triple.getObject(), above, new HashSet<>()))
                .mapWith(Triple::getSubject)
                .toList()
                .stream()
                .distinct()
                .sorted(BY_NAME)
                .toList();
    }

    private boolean isBelow(Node type, Node above, Set<Node> seen) {
        return type.equals(above)
                || seen.add(type)
                        && Values.objects(exported.terms(), type, RDFS.subClassOf.asNode()).stream()
                                .anyMatch(parent -> isBelow(parent, above, seen));
    }

    List<Node> ofType(Node type) {
        return Values.subjects(graph(), TYPE, type).stream().sorted(BY_NAME).toList();
    }

    /** All of which a property tells something. */
    List<Node> subjects(Node property) {
        return graph().find(Node.ANY, property, Node.ANY).mapWith(Triple::getSubject).toList().stream()
                .distinct()
                .sorted(BY_NAME)
                .toList();
    }

    List<Node> with(Node property, Node object) {
        return Values.subjects(graph(), property, object).stream()
                .sorted(BY_NAME)
                .toList();
    }

    /** Nodes of the case in the order of their names, others by their IRIs. */
    List<Node> objects(Node subject, Node property) {
        return Values.objects(graph(), subject, property).stream()
                .sorted(BY_NAME)
                .toList();
    }

    Optional<Node> object(Node subject, Node property) {
        return objects(subject, property).stream().findFirst();
    }

    Stream<String> texts(Node subject, Node property) {
        return Values.objects(graph(), subject, property).stream()
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm);
    }

    Optional<String> text(Node subject, Node property) {
        return texts(subject, property).findFirst();
    }

    boolean isA(Node subject, Node type) {
        return graph().contains(subject, TYPE, type);
    }

    List<Node> types(Node subject) {
        return Values.objects(graph(), subject, TYPE);
    }
}
