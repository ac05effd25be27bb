package org.casegraph.inference;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementPathBlock;

/**
 * What a graph must hold for a query to have a row: each triple pattern outside of optional, alternative and negated
 * parts, with its variables left open. Looking these up takes microseconds where planning a query takes a millisecond,
 * and of thousands of cases most lack what most rules ask for.
 *
 * @param patterns of constants and {@link Node#ANY}
 */
record Requirement(Set<Triple> patterns) {

    static Requirement of(Query query) {
        Set<Triple> patterns = new LinkedHashSet<>();
        collect(query.getQueryPattern(), patterns);
        return new Requirement(Set.copyOf(patterns));
    }

    boolean mayHoldIn(Graph graph) {
        return patterns.stream().allMatch(graph::contains);
    }

    private static void collect(Element element, Set<Triple> patterns) {
        if (element instanceof ElementGroup group) {
            group.getElements().forEach(part -> collect(part, patterns));
        } else if (element instanceof ElementPathBlock block) {
            block.patternElts().forEachRemaining(path -> pattern(path, patterns));
        }
    }

    private static void pattern(TriplePath path, Set<Triple> patterns) {
        if (path.isTriple()) {
            patterns.add(Triple.create(open(path.getSubject()), open(path.getPredicate()), open(path.getObject())));
        }
    }

    private static Node open(Node node) {
        return node.isConcrete() ? node : Node.ANY;
    }
}
