package org.casegraph.cohort.review;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.casegraph.graph.Status;
import org.casegraph.graph.Values;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/** What was concluded of classes of disease; what was only suspected is said so, and only where nothing else was concluded. */
final class DiagnosisCells implements Cells {
    private final ReviewGraph graph;
    private final Statements statements;
    private final RoaringBitmap concluding;
    private final RoaringBitmap suspicions;

    DiagnosisCells(ReviewGraph graph, List<Node> classes, RoaringBitmap among) {
        this.graph = graph;
        statements = new Statements(graph);
        Set<Node> same = new LinkedHashSet<>();
        classes.forEach(type -> same.addAll(graph.same(type)));
        concluding = graph.nodes(CG.concludesKind, same, among);
        suspicions = graph.columns().nodes(ReviewGraph.TYPE, CG.SuspectedDiagnosis, concluding);
    }

    @Override
    public ReviewCell of(Node caseName, RoaringBitmap nodes, boolean isReadWhole) {
        RoaringBitmap own = RoaringBitmap.and(concluding, nodes);
        List<ReviewStatement> told = new ArrayList<>();
        graph.inOrder(RoaringBitmap.andNot(own, suspicions)).forEach(node -> add(node, Status.PRESENT, told));
        String sure = EventCells.values(told);
        graph.inOrder(RoaringBitmap.and(own, suspicions)).forEach(node -> add(node, Status.SUSPECTED, told));
        if (told.isEmpty()) {
            return ReviewCell.silent(isReadWhole);
        }
        Status status = told.get(0).status();
        return new ReviewCell(
                status,
                status == Status.PRESENT ? sure : Status.SUSPECTED.word() + ": " + EventCells.values(told),
                told);
    }

    private void add(Node node, Status status, List<ReviewStatement> told) {
        List<Node> diseases = Values.objects(graph.graph(), node, CG.concludes);
        String concluded = graph.narrowest(diseases, graph::atOrAbove).stream()
                .map(graph::label)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        told.add(statements.of(node, status, concluded));
    }
}
