package org.casegraph.search;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Labels;
import org.casegraph.graph.ShortNames;

/**
 * Which cases are to be indexed again although their graphs are as they were, since something that they name is called
 * otherwise now, or is a statement of another kind.
 */
final class ChangedNames {
    private final DatasetGraph before;
    private final DatasetGraph after;
    private final Set<Node> unchanged;

    private ChangedNames(DatasetGraph before, DatasetGraph after, Set<Node> unchanged) {
        this.before = before;
        this.after = after;
        this.unchanged = unchanged;
    }

    /** Those cases whose documents are what they were. */
    static Set<Node> same(EarlierIndex earlier, DatasetGraph after) {
        if (!earlier.dataset().prefixes().getMapping().equals(after.prefixes().getMapping())) {
            return Set.of();
        }
        Set<Node> same = new HashSet<>(earlier.unchanged());
        new ChangedNames(earlier.dataset(), after, earlier.unchanged())
                .changed()
                .forEach(node -> {
                    same.remove(CaseIris.caseOf(node));
                    earlier.graphs()
                            .apply(node)
                            .forEach(graph ->
                                    same.remove(CaseIris.inferredOf(graph).orElse(graph)));
                });
        return same;
    }

    private Set<Node> changed() {
        Set<Node> told = new LinkedHashSet<>();
        addTold(before, after, told);
        addTold(after, before, told);
        Labels earlier = new Labels(before.getDefaultGraph(), ShortNames.of(before.prefixes()));
        Labels now = new Labels(after.getDefaultGraph(), ShortNames.of(after.prefixes()));
        told.removeIf(node -> earlier.of(node).equals(now.of(node)) && isOfSameKinds(node));
        return told;
    }

    private boolean isOfSameKinds(Node node) {
        return CaseNames.STATEMENTS.stream()
                .allMatch(kind -> before.getDefaultGraph().contains(node, RDF.type.asNode(), kind)
                        == after.getDefaultGraph().contains(node, RDF.type.asNode(), kind));
    }

    /** What has a label or a kind in one dataset that it does not have in the same graph of the other. */
    private void addTold(DatasetGraph one, DatasetGraph other, Set<Node> told) {
        one.listGraphNodes().forEachRemaining(name -> {
            if (!unchanged.contains(CaseIris.inferredOf(name).orElse(name))) {
                Graph there = other.getGraph(name);
                naming(one.getGraph(name))
                        .filter(triple -> triple.getSubject().isURI() && !there.contains(triple))
                        .map(Triple::getSubject)
                        .forEach(told::add);
            }
        });
    }

    private static Stream<Triple> naming(Graph graph) {
        return Stream.concat(
                Labels.PROPERTIES.stream().flatMap(property -> graph.stream(Node.ANY, property, Node.ANY)),
                CaseNames.STATEMENTS.stream().flatMap(kind -> graph.stream(Node.ANY, RDF.type.asNode(), kind)));
    }
}
