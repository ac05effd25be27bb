package org.casegraph.cohort.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.casegraph.graph.Status;
import org.casegraph.graph.Values;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/**
 * Which kinds of something there were, such as operations: of each the classes that have none of its others below them; by
 * what was given where the class itself tells no more than was asked.
 */
final class EventCells implements Cells {
    private final ReviewGraph graph;
    private final Statements statements;
    private final RoaringBitmap told;
    private final Set<Node> asked = new LinkedHashSet<>();
    private final Set<Node> askedOrBelow = new HashSet<>();
    private final RoaringBitmap denied = new RoaringBitmap();

    EventCells(ReviewGraph graph, List<Node> classes, RoaringBitmap among) {
        this.graph = graph;
        statements = new Statements(graph);
        classes.forEach(type -> {
            asked.addAll(graph.same(type));
            askedOrBelow.addAll(graph.atOrBelow(type));
            denied.or(graph.findings().denying(type, graph.atOrAbove(type), among));
        });
        told = graph.nodes(ReviewGraph.TYPE, asked, among);
        told.or(graph.nodes(CG.agent, asked, among));
        denied.and(graph.columns().nodes(ReviewGraph.TYPE, CG.AbsentFinding, among));
    }

    @Override
    public ReviewCell of(Node caseName, RoaringBitmap nodes, boolean isReadWhole) {
        List<ReviewStatement> found = new ArrayList<>();
        graph.inOrder(RoaringBitmap.andNot(RoaringBitmap.and(told, nodes), denied))
                .forEach(node -> {
                    if (!graph.isGeneral(node)) {
                        found.add(statements.of(node, Status.PRESENT, kind(node)));
                    }
                });
        if (!found.isEmpty()) {
            return new ReviewCell(Status.PRESENT, values(found), found);
        }
        graph.inOrder(RoaringBitmap.and(denied, nodes))
                .forEach(node -> found.add(statements.of(node, Status.ABSENT, Status.ABSENT.word())));
        return found.isEmpty()
                ? ReviewCell.silent(isReadWhole)
                : new ReviewCell(Status.ABSENT, Status.ABSENT.word(), found);
    }

    /** What statements say, each once. */
    static String values(List<ReviewStatement> statements) {
        return statements.stream()
                .map(ReviewStatement::says)
                .filter(says -> !says.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private String kind(Node node) {
        List<Node> classes = Values.objects(graph.graph(), node, ReviewGraph.TYPE).stream()
                .filter(askedOrBelow::contains)
                .toList();
        List<Node> nearest = graph.narrowest(classes, graph::atOrAbove).stream()
                .filter(type -> !asked.contains(type))
                .toList();
        List<Node> named = nearest.isEmpty()
                ? graph.narrowest(Values.objects(graph.graph(), node, CG.agent), graph::atOrAbove)
                : nearest;
        return named.isEmpty()
                ? graph.label(node)
                : named.stream().map(graph::label).distinct().sorted().collect(Collectors.joining(", "));
    }
}
