package org.casegraph.cohort.review;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.casegraph.graph.Status;
import org.casegraph.graph.Values;
import org.casegraph.unit.UnitConversion;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/**
 * What was measured, in one unit. A bound stays a bound; what does not convert stands as it is printed, with its unit; a
 * result in words stands in words.
 */
final class MeasurementCells implements Cells {
    private final ReviewGraph graph;
    private final Statements statements;
    private final Item.OfMeasurement item;
    private final UnitConversion units;
    private final RoaringBitmap measurements;
    private final Optional<BigDecimal> molarMass;

    MeasurementCells(ReviewGraph graph, Item.OfMeasurement item, UnitConversion units, RoaringBitmap among) {
        this.graph = graph;
        this.item = item;
        this.units = units;
        statements = new Statements(graph);
        Set<Node> measured = new LinkedHashSet<>();
        Set<Node> wider = new LinkedHashSet<>();
        item.terms().forEach(term -> {
            measured.addAll(graph.atOrBelow(term));
            wider.addAll(graph.atOrAbove(term));
        });
        measurements = graph.nodes(CG.measures, measured, among);
        molarMass = wider.stream()
                .flatMap(term -> graph.number(term, CG.molarMass).stream())
                .findFirst();
    }

    @Override
    public ReviewCell of(Node caseName, RoaringBitmap nodes, boolean isReadWhole) {
        List<Node> all = graph.inOrder(RoaringBitmap.and(measurements, nodes));
        List<Node> own = all.stream()
                .filter(node -> !graph.isGeneral(node))
                .filter(node -> isWanted(node, all))
                .toList();
        if (own.isEmpty()) {
            return ReviewCell.silent(isReadWhole);
        }
        List<ReviewStatement> told = own.stream()
                .map(this::statement)
                .sorted(Comparator.comparingLong(statement -> earlier(statement.node(), own)))
                .toList();
        String text = EventCells.values(told);
        return new ReviewCell(Status.PRESENT, text.isEmpty() ? Status.MEASURED.word() : text, told);
    }

    private boolean isWanted(Node node, List<Node> all) {
        return switch (item.wanted()) {
            case EVERY -> true;
            case FIRST -> all.stream().noneMatch(other -> precedes(other, node));
            case LAST -> all.stream().noneMatch(other -> precedes(node, other));
        };
    }

    /** How many of them certainly came before; sorts by proven order, as what comes first has fewer before it. */
    private long earlier(Node node, List<Node> all) {
        return all.stream().filter(other -> precedes(other, node)).count();
    }

    private boolean precedes(Node one, Node other) {
        return !one.equals(other) && graph.graph().contains(one, CG.certainlyPrecedes, other);
    }

    private ReviewStatement statement(Node node) {
        ValueBounds own = bounds(node, CG.lower, CG.lowerInclusive, CG.upper, CG.upperInclusive, CG.value);
        String unit = graph.text(node, CG.unit).orElse("");
        String printed = (own.text() + " " + unit).strip();
        Optional<ValueBounds> converted = converted(node, own);
        String says = converted
                .map(ValueBounds::text)
                .or(() -> Optional.of(own.text().isEmpty() ? "" : printed))
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> interpretation(node));
        boolean isImplausible = comparable(node)
                .map(value -> graph.graph().contains(value, CG.implausible, Node.ANY))
                .orElse(false);
        return statements.of(node, Status.PRESENT, isImplausible ? says + " (implausible)" : says, converted, printed);
    }

    private Optional<ValueBounds> converted(Node node, ValueBounds own) {
        Optional<ValueBounds> direct = own.text().isEmpty()
                ? Optional.empty()
                : graph.text(node, CG.ucum)
                        .flatMap(code -> units.factor(code, item.code(), molarMass))
                        .map(own::times);
        return direct.or(() -> comparable(node).flatMap(value -> graph.text(value, CG.comparableUnit)
                .flatMap(code -> units.factor(code, item.code(), molarMass))
                .map(factor -> bounds(
                                value,
                                CG.comparableLower,
                                CG.comparableLowerInclusive,
                                CG.comparableUpper,
                                CG.comparableUpperInclusive,
                                CG.comparableValue)
                        .times(factor))));
    }

    private Optional<Node> comparable(Node node) {
        return Values.subjects(graph.graph(), CG.comparableOf, node).stream().findFirst();
    }

    private ValueBounds bounds(Node node, Node lower, Node lowerIncluded, Node upper, Node upperIncluded, Node exact) {
        Optional<BigDecimal> value = graph.number(node, exact);
        return new ValueBounds(
                graph.number(node, lower).or(() -> value),
                graph.isTrue(node, lowerIncluded),
                graph.number(node, upper).or(() -> value),
                graph.isTrue(node, upperIncluded));
    }

    private String interpretation(Node node) {
        return Stream.of(CG.interpretation, CG.resultClass)
                .flatMap(property -> Values.objects(graph.graph(), node, property).stream())
                .map(graph::label)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
