package org.casegraph.export;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Values;

/** Of all that is known only what is said of the terms of one case, so that a query over it meets no other case. */
public final class UsedTerms {
    private UsedTerms() {}

    /** Labels, exact matches and the classes above each term that the case names. */
    public static Graph of(Graph stated, Graph terms) {
        Graph used = GraphMemFactory.createDefaultGraphSameTerm();
        Set<Node> seen = new HashSet<>();
        Deque<Node> waiting = new ArrayDeque<>();
        stated.find().forEachRemaining(triple -> waiting.add(triple.getObject()));
        while (!waiting.isEmpty()) {
            Node term = waiting.pop();
            if (term.isURI() && !CaseIris.isOurs(term) && seen.add(term)) {
                for (Node property :
                        new Node[] {RDFS.label.asNode(), SKOS.exactMatch.asNode(), RDFS.subClassOf.asNode()}) {
                    for (Node value : Values.objects(terms, term, property)) {
                        used.add(term, property, value);
                        waiting.add(value);
                    }
                }
            }
        }
        return used;
    }
}
