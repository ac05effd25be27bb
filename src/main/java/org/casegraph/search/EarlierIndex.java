package org.casegraph.search;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * An index that the same program made before, of which documents are taken that would be made again just so.
 *
 * @param dataset of which it was made; that more was counted and described since names nothing that is searched
 * @param unchanged the cases whose graphs are as they were
 * @param graphs the names of the graphs, of those that are indexed now, with a triple that has an object
 */
public record EarlierIndex(
        TextFile file, DatasetGraph dataset, Set<Node> unchanged, Function<Node, List<Node>> graphs) {}
