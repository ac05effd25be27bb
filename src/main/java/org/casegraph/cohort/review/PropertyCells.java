package org.casegraph.cohort.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.casegraph.graph.Ancestors;
import org.casegraph.graph.Status;
import org.casegraph.graph.Values;
import org.casegraph.unit.UnitConversion;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/** What things of a class have by a property; of values of which one lies within another only the inner. */
final class PropertyCells implements Cells {
    private final ReviewGraph graph;
    private final Statements statements;
    private final Item.OfProperty item;
    private final UnitConversion units;
    private final RoaringBitmap things;

    /** Of all that a thing has, what is shown. */
    private final Map<List<Node>, List<Node>> narrowest = new HashMap<>();

    /** A case is none of its own nodes. */
    private final boolean isOfCase;

    PropertyCells(ReviewGraph graph, Item.OfProperty item, UnitConversion units, RoaringBitmap among) {
        this.graph = graph;
        this.units = units;
        this.item = item;
        statements = new Statements(graph);
        isOfCase = item.of().equals(CG.Case);
        things = graph.nodes(ReviewGraph.TYPE, graph.same(item.of()), among);
    }

    @Override
    public ReviewCell of(Node caseName, RoaringBitmap nodes, boolean isReadWhole) {
        List<ReviewStatement> told = new ArrayList<>();
        if (isOfCase) {
            add(caseName, Values.objects(graph.graph(), caseName, item.property()), told);
        }
        graph.ofPatient(RoaringBitmap.and(things, nodes))
                .forEach(thing -> add(
                        thing.node(), Values.inOrder(graph.columns().objects(thing.number(), item.property())), told));
        return told.isEmpty()
                ? ReviewCell.silent(isReadWhole)
                : new ReviewCell(Status.PRESENT, EventCells.values(told), told);
    }

    private void add(Node thing, List<Node> all, List<ReviewStatement> told) {
        List<Node> shown = all.size() < 2 ? narrowest(all) : narrowest.computeIfAbsent(all, this::narrowest);
        shown.forEach(value -> told.add(statement(thing, value)));
    }

    private List<Node> narrowest(List<Node> all) {
        List<Node> values = all.stream()
                .filter(value -> item.within()
                        .map(place -> around(value).contains(place))
                        .orElse(true))
                .toList();
        return graph.narrowest(values, this::around);
    }

    private ReviewStatement statement(Node thing, Node value) {
        Optional<ValueBounds> bounds = item.unit()
                .filter(unit -> value.isLiteral())
                .flatMap(unit -> ReviewGraph.number(value.getLiteralLexicalForm())
                        .flatMap(number -> factor(thing, unit).map(number::multiply)))
                .map(ValueBounds::exactly);
        String says = bounds.map(ValueBounds::text).orElseGet(() -> graph.label(value));
        return statements.of(thing, Status.PRESENT, says, bounds, says);
    }

    /** From the unit of its own that a thing has; a number without one is in that of the column. */
    private Optional<BigDecimal> factor(Node thing, String unit) {
        return graph.text(thing, CG.ucum)
                .map(own -> units.factor(own, unit, Optional.empty()))
                .orElse(Optional.of(BigDecimal.ONE));
    }

    /** Itself, what it is a kind of, and what it is part of. */
    private Set<Node> around(Node value) {
        Set<Node> around = new LinkedHashSet<>();
        if (!value.isLiteral()) {
            around.addAll(graph.atOrAbove(value));
            around.addAll(Ancestors.of(value, this::wider));
        }
        return around;
    }

    private List<Node> wider(Node value) {
        List<Node> wider = new ArrayList<>(Values.objects(graph.graph(), value, CG.partOf));
        wider.addAll(graph.atOrAbove(value));
        return wider;
    }
}
