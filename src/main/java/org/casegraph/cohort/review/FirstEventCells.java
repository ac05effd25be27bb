package org.casegraph.cohort.review;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.casegraph.cohort.time.EventTime;
import org.casegraph.graph.Passages;
import org.casegraph.graph.Status;
import org.casegraph.timeline.Elapsed;
import org.casegraph.unit.UnitConversion;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/**
 * How long it was from the first event of one class to the first of another, as the question {@code time-between} tells it.
 * Of an event that had not come when it was last looked for, or came at an unknown time after some other, the least stands.
 */
final class FirstEventCells implements Cells {
    private static final int DECIMALS = 4;
    private static final int MONTHS_OF_YEAR = 12;

    /** A year and a month have the mean length of the calendar, so that 5 years are 5. */
    private static final Map<String, BigDecimal> DAYS_OF = Map.of(
            "mo", BigDecimal.valueOf(Elapsed.DAYS_OF_MONTH),
            "a", BigDecimal.valueOf(MONTHS_OF_YEAR * Elapsed.DAYS_OF_MONTH));

    private final ReviewGraph graph;
    private final Supplier<List<EventTime>> all;
    private final Map<Node, EventTime> times = new HashMap<>();
    private final BigDecimal daysOfUnit;

    /** @param all of the cases of the table; asked for when a cell first needs it */
    FirstEventCells(ReviewGraph graph, Item.OfInterval item, UnitConversion units, Supplier<List<EventTime>> all) {
        this.graph = graph;
        this.all = all;
        daysOfUnit = Optional.ofNullable(DAYS_OF.get(item.code()))
                .or(() -> units.factor(item.code(), "d", Optional.empty()))
                .orElse(BigDecimal.ONE);
    }

    @Override
    public ReviewCell of(Node caseName, RoaringBitmap nodes, boolean isReadWhole) {
        if (times.isEmpty()) {
            all.get().forEach(time -> times.put(time.caseName(), time));
        }
        return Optional.ofNullable(times.get(caseName))
                .filter(time -> time.kind() != EventTime.Kind.UNUSABLE)
                .map(this::cell)
                .orElseGet(() -> ReviewCell.silent(isReadWhole));
    }

    private ReviewCell cell(EventTime time) {
        ValueBounds bounds = bounds(time.elapsed(), daysOfUnit);
        ReviewStatement statement = new ReviewStatement(
                time.to().or(time::from).orElse(time.caseName()),
                Status.PRESENT,
                bounds.text(),
                Optional.of(bounds),
                bounds(time.elapsed(), BigDecimal.ONE).text() + " d",
                () -> evidence(time));
        return new ReviewCell(Status.PRESENT, bounds.text(), List.of(statement));
    }

    private ReviewStatement.Evidence evidence(EventTime time) {
        List<Node> events =
                Stream.of(time.from(), time.to()).flatMap(Optional::stream).toList();
        String between =
                String.join(" to ", events.stream().distinct().map(graph::label).toList());
        return new ReviewStatement.Evidence(
                between + ", " + time.kind().word() + (time.why().isEmpty() ? "" : ": " + time.why()),
                "",
                String.join("; ", time.evidence()),
                "",
                Optional.empty(),
                events.stream()
                        .flatMap(event -> Passages.of(graph.graph(), event).stream())
                        .distinct()
                        .map(passage -> new ReviewStatement.Passage(
                                passage, graph.text(passage, CG.quote).orElse("")))
                        .toList());
    }

    private static ValueBounds bounds(Elapsed elapsed, BigDecimal daysOfUnit) {
        return new ValueBounds(
                number(elapsed.least(), daysOfUnit),
                elapsed.isLeastIncluded(),
                number(elapsed.most(), daysOfUnit),
                elapsed.isMostIncluded());
    }

    private static Optional<BigDecimal> number(double days, BigDecimal daysOfUnit) {
        return Double.isInfinite(days)
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(days)
                        .divide(daysOfUnit, MathContext.DECIMAL64)
                        .setScale(DECIMALS, RoundingMode.HALF_EVEN));
    }
}
