package org.casegraph.inference;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;

/**
 * What a graph must hold for a query to have a row: each triple pattern outside of optional, alternative and negated
 * parts, with its variables left open, and together what the query begins with, if optional parts follow. Looking these up
 * takes microseconds where a query takes a millisecond, and of thousands of cases most lack what most rules ask for.
 *
 * @param patterns of constants and {@link Node#ANY}
 * @param beginning the patterns before all else, where an optional part may be worked out even if they have no row
 */
record Requirement(Set<Triple> patterns, PatternJoin beginning) {

    static Requirement of(Query query) {
        Set<Triple> patterns = new LinkedHashSet<>();
        collect(query.getQueryPattern(), patterns);
        return new Requirement(Set.copyOf(patterns), PatternJoin.of(beginning(query.getQueryPattern())));
    }

    boolean mayHoldIn(Graph graph) {
        return patterns.stream().allMatch(graph::contains) && beginning.hasRow(graph);
    }

    private static Stream<TriplePath> beginning(Element pattern) {
        return pattern instanceof ElementGroup group
                        && group.getElements().stream().anyMatch(ElementOptional.class::isInstance)
                ? group.getElements().stream()
                        .takeWhile(ElementPathBlock.class::isInstance)
                        .flatMap(block -> ((ElementPathBlock) block).getPattern().getList().stream())
                : Stream.empty();
    }

    private static void collect(Element element, Set<Triple> patterns) {
        if (element instanceof ElementGroup group) {
            group.getElements().forEach(part -> collect(part, patterns));
        } else if (element instanceof ElementSubQuery part && hasRowsOfPatternOnly(part.getQuery())) {
            collect(part.getQuery().getQueryPattern(), patterns);
        } else if (element instanceof ElementPathBlock block) {
            block.patternElts().forEachRemaining(path -> pattern(path, patterns));
        }
    }

    /** An aggregate without groups has a row even of nothing. */
    private static boolean hasRowsOfPatternOnly(Query query) {
        return !query.hasAggregators() || !query.getGroupBy().isEmpty();
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
