package org.casegraph.cohort.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.casegraph.cohort.ObjectColumn;
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

    private final ObjectColumn types;

    private final Map<Integer, Boolean> isAskedOrBelow = new HashMap<>();

    /** By the classes what a node of them is; empty where they tell no more than was asked. */
    private final Map<List<Integer>, String> kinds = new HashMap<>();

    EventCells(ReviewGraph graph, List<Node> classes, RoaringBitmap among) {
        this.graph = graph;
        statements = new Statements(graph);
        types = graph.columns().column(ReviewGraph.TYPE);
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
        graph.ofPatient(RoaringBitmap.andNot(RoaringBitmap.and(told, nodes), denied))
                .forEach(each -> found.add(statements.of(each.node(), Status.PRESENT, kind(each))));
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

    private String kind(ReviewGraph.Numbered each) {
        List<Integer> classes = new ArrayList<>();
        types.forEach(each.number(), type -> {
            if (isAskedOrBelow.computeIfAbsent(type, number -> askedOrBelow.contains(types.object(number)))) {
                classes.add(type);
            }
        });
        String kind = kinds.computeIfAbsent(classes, numbers -> labels(nearest(numbers)));
        if (!kind.isEmpty()) {
            return kind;
        }
        List<Node> given = graph.narrowest(Values.objects(graph.graph(), each.node(), CG.agent), graph::atOrAbove);
        return given.isEmpty() ? graph.label(each.node()) : labels(given);
    }

    private String labels(List<Node> classes) {
        return classes.stream().map(graph::label).distinct().sorted().collect(Collectors.joining(", "));
    }

    /** The narrowest of some classes, without those that were asked. */
    private List<Node> nearest(List<Integer> numbers) {
        List<Node> classes = Values.inOrder(numbers.stream().map(types::object).toList());
        return graph.narrowest(classes, graph::atOrAbove).stream()
                .filter(type -> !asked.contains(type))
                .toList();
    }
}
