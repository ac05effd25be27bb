package org.casegraph.timeline;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.casegraph.vocabulary.CG;

/** Cases written by hand for a test, and what their timelines derive. */
final class CaseTurtle {
    static final Node CASE = NodeFactory.createURI(CG.CASE_BASE + "test");
    private static final String PREFIXES =
            """
            @base <https://w3id.org/casegraph/case/test> .
            @prefix cg: <https://w3id.org/casegraph/ontology#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            """;

    private CaseTurtle() {}

    static Graph graph(String turtle) {
        return RDFParser.fromString(PREFIXES + turtle, Lang.TURTLE).toGraph();
    }

    static Timeline timeline(String turtle) {
        return Timeline.of(graph(turtle));
    }

    static Node node(String fragment) {
        return NodeFactory.createURI(CASE + "#" + fragment);
    }

    /** Pairs in a relation, such as {@code a b}. */
    static Set<String> pairs(Timeline timeline, Node property) {
        return timeline.derived(CASE)
                .filter(triple -> triple.getPredicate().equals(property))
                .map(triple -> triple.getSubject().getURI().split("#")[1] + " "
                        + (triple.getObject().isURI()
                                ? triple.getObject().getURI().split("#")[1]
                                : triple.getObject().getLiteralLexicalForm()))
                .collect(Collectors.toSet());
    }

    /** What is said of a derived interval, such as {@code minimumDays 3}. */
    static Set<String> interval(Timeline timeline, String from, String to) {
        Node interval = node("interval." + from + "." + to);
        return timeline.derived(CASE)
                .filter(triple -> triple.getSubject().equals(interval)
                        && triple.getObject().isLiteral())
                .map(CaseTurtle::value)
                .collect(Collectors.toSet());
    }

    static List<String> words(Proof proof) {
        return proof.steps().stream().map(Step::words).toList();
    }

    private static String value(Triple triple) {
        return triple.getPredicate().getLocalName() + " " + triple.getObject().getLiteralLexicalForm();
    }
}
