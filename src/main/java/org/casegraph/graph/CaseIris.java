package org.casegraph.graph;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.vocabulary.CG;

/** The IRIs of cases and of their nodes: {@code <case base><id>} and {@code <case base><id>#<name>}. */
public final class CaseIris {
    private static final String INFERRED = "/inferred";

    private CaseIris() {}

    /** The graph that holds what was derived of a case: {@code <case>/inferred}. */
    public static Node inferredGraph(Node caseIri) {
        return NodeFactory.createURI(caseIri.getURI() + INFERRED);
    }

    /** The case of which a graph with this name holds what was derived; empty for another name. */
    public static Optional<Node> inferredOf(Node graph) {
        String iri = graph.getURI();
        return iri.endsWith(INFERRED)
                ? Optional.of(NodeFactory.createURI(iri.substring(0, iri.length() - INFERRED.length())))
                : Optional.empty();
    }

    /** The case with an id. */
    public static Node of(String id) {
        return NodeFactory.createURI(CG.CASE_BASE + id);
    }

    /** The case that a person names by its id or its IRI. */
    public static Node named(String text) {
        return text.startsWith(CG.CASE_BASE) ? NodeFactory.createURI(text) : of(text);
    }

    /** Whether it is a case of ours, or a node of one. */
    public static boolean isOurs(Node node) {
        return node.isURI() && node.getURI().startsWith(CG.CASE_BASE);
    }

    /** The id of a case, and of a node of it with the node's name: {@code wang-2022#glossitis}. Another IRI whole. */
    public static String id(Node node) {
        String iri = node.toString();
        return isOurs(node) ? iri.substring(CG.CASE_BASE.length()) : iri;
    }

    /** The case that an IRI is or is a node of. */
    public static Node caseOf(Node node) {
        String iri = node.getURI();
        int fragment = iri.indexOf('#');
        return fragment < 0 ? node : NodeFactory.createURI(iri.substring(0, fragment));
    }

    /** Whether a node is one of the case's own, the case itself left out. */
    public static boolean isNodeOf(Node caseIri, Node node) {
        return node.isURI() && node.getURI().startsWith(caseIri.getURI() + "#");
    }

    /** The name of a node within its case; the whole IRI where it has none. */
    public static String fragment(Node node) {
        String iri = node.toString();
        return iri.substring(iri.indexOf('#') + 1);
    }
}
