package org.casegraph.cohort.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.casegraph.graph.Status;
import org.casegraph.graph.Values;
import org.casegraph.unit.UnitConversion;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/** How long it was from one kind of occurrence to another, as the bounds between their starts follow from the report. */
final class IntervalCells implements Cells {
    private static final String DAY = "d";

    private final ReviewGraph graph;
    private final Statements statements;
    private final RoaringBitmap intervals;
    private final RoaringBitmap from;
    private final RoaringBitmap to;
    private final BigDecimal factor;

    IntervalCells(ReviewGraph graph, Item.OfInterval item, UnitConversion units, RoaringBitmap among) {
        this.graph = graph;
        statements = new Statements(graph);
        from = occurrences(item.from(), among);
        to = occurrences(item.to(), among);
        intervals = graph.columns().nodes(ReviewGraph.TYPE, CG.Interval, among);
        factor = units.factor(DAY, item.code(), Optional.empty()).orElse(BigDecimal.ONE);
    }

    /** What is of the class, or is a diagnosis of it. */
    private RoaringBitmap occurrences(Node type, RoaringBitmap among) {
        Set<Node> same = graph.same(type);
        RoaringBitmap found = graph.nodes(ReviewGraph.TYPE, same, among);
        RoaringBitmap concluding = graph.nodes(CG.concludesKind, same, among);
        concluding.andNot(graph.columns().nodes(ReviewGraph.TYPE, CG.SuspectedDiagnosis, concluding));
        found.or(concluding);
        return found;
    }

    @Override
    public ReviewCell of(Node caseName, RoaringBitmap nodes, boolean isReadWhole) {
        List<ReviewStatement> told = new ArrayList<>();
        RoaringBitmap own = RoaringBitmap.and(intervals, nodes);
        graph.inOrder(RoaringBitmap.and(from, nodes)).forEach(start -> {
            RoaringBitmap begun = graph.columns().nodes(CG.intervalFrom, start, own);
            graph.inOrder(begun).forEach(interval -> {
                boolean isMeant = Values.objects(graph.graph(), interval, CG.intervalTo).stream()
                        .anyMatch(
                                end -> RoaringBitmap.intersects(graph.columns().numbers(end), to));
                if (isMeant) {
                    told.add(statement(interval));
                }
            });
        });
        return told.isEmpty()
                ? ReviewCell.silent(isReadWhole)
                : new ReviewCell(Status.PRESENT, EventCells.values(told), told);
    }

    private ReviewStatement statement(Node interval) {
        ValueBounds days = new ValueBounds(
                graph.number(interval, CG.minimumDays),
                graph.isTrue(interval, CG.minimumInclusive),
                graph.number(interval, CG.maximumDays),
                graph.isTrue(interval, CG.maximumInclusive));
        ValueBounds converted = days.times(factor);
        return statements.of(interval, Status.PRESENT, converted.text(), Optional.of(converted), days.text() + " d");
    }
}
