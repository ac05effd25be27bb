package org.casegraph.face.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.system.G;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.Table;
import org.casegraph.timeline.CaseOrder;
import org.casegraph.timeline.PairwiseOrder;
import org.casegraph.vocabulary.CG;

/**
 * The occurrences of a case in a proven order, those that start together in one row, each row with what comes straight
 * before it and why. Those of whose time nothing is known are told by their number.
 */
final class CaseOrderTable {
    private final CaseNodes nodes;
    private final CaseOrder order;
    private final Node caseIri;
    private final List<Node> ordered;
    private final Map<Node, Integer> numbers = new HashMap<>();

    /** What certainly comes before each of those that have an order, by their numbers. */
    private final List<BitSet> before = new ArrayList<>();

    /** What is probably not after each, likewise. */
    private final List<BitSet> notAfter = new ArrayList<>();

    /** Whether it certainly comes before any other, by their numbers. */
    private final BitSet isBefore = new BitSet();

    /** What starts together, by each of its members; the first of them stands for all, an event if there is one. */
    private final Map<Node, List<Node>> together = new LinkedHashMap<>();

    CaseOrderTable(CaseNodes nodes, CaseOrder order, Node caseIri) {
        this.nodes = nodes;
        this.order = order;
        this.caseIri = caseIri;
        this.ordered = order.ordered(caseIri);
        for (int i = 0; i < ordered.size(); i++) {
            numbers.put(ordered.get(i), i);
        }
        PairwiseOrder pairs = order.among(caseIri, ordered);
        for (int i = 0; i < ordered.size(); i++) {
            BitSet earlier = new BitSet();
            BitSet notLater = new BitSet();
            for (int j = 0; j < ordered.size(); j++) {
                earlier.set(j, i != j && pairs.certainlyPrecedes(j, i));
                notLater.set(j, i != j && pairs.probablyNotAfter(j, i));
            }
            before.add(earlier);
            notAfter.add(notLater);
            isBefore.or(earlier);
        }
        for (Node node : nodes.stated()) {
            if (nodes.is(node, CG.Occurrence) && !together.containsKey(node)) {
                List<Node> group = new ArrayList<>(List.of(node));
                group.addAll(nodes.links().sorted(simultaneous(node, pairs)));
                group.sort(Comparator.comparing(member -> !nodes.is(member, CG.Event)));
                group.forEach(member -> together.put(member, group));
            }
        }
    }

    Html html() {
        Table table = new Table("Order in time", "What starts", "Earliest", "Latest", "Straight after");
        Map<Boolean, List<List<Node>>> groups = together.values().stream()
                .distinct()
                .map(this::placed)
                .sorted(Comparator.comparingInt(Placed::place).thenComparingInt(Placed::predecessors))
                .map(Placed::group)
                .collect(Collectors.partitioningBy(this::isPlaced));
        groups.getOrDefault(true, List.of()).forEach(group -> {
            Node first = group.get(0);
            table.row(
                    members(group),
                    date(earliest(first)),
                    date(latest(first)),
                    lines(nearest(before(first)), CG.certainlyPrecedes, first));
        });
        return Html.all(
                table.isEmpty() ? Html.EMPTY : table.html(),
                unplaced(groups.getOrDefault(false, List.of()), !table.isEmpty()));
    }

    private List<Node> simultaneous(Node node, PairwiseOrder pairs) {
        return number(node).stream()
                .flatMap(one -> IntStream.range(0, ordered.size())
                        .filter(other -> other != one && pairs.areSimultaneous(one, other))
                        .mapToObj(ordered::get))
                .toList();
    }

    private boolean isPlaced(List<Node> group) {
        Node first = group.get(0);
        return group.size() > 1
                || !before(first).isEmpty()
                || number(first).filter(isBefore::get).isPresent()
                || earliest(first).isPresent()
                || latest(first).isPresent();
    }

    private Optional<Integer> number(Node node) {
        return Optional.ofNullable(numbers.get(node));
    }

    private static Html unplaced(List<List<Node>> groups, boolean areOthers) {
        if (groups.isEmpty()) {
            return Html.EMPTY;
        }
        String those = groups.size() + (areOthers ? " more" : "") + (groups.size() == 1 ? " statement" : " statements");
        return Html.element("p").of("Nothing places " + those + " of this case in time.");
    }

    private Html members(List<Node> group) {
        Node first = group.get(0);
        return Html.all(
                Html.element("div").of(nodes.links().of(first)),
                lines(group.subList(1, group.size()), CG.simultaneousWith, first));
    }

    /** @param place where the report tells of it, or of the last thing that must come before it, which may be told later */
    private record Placed(List<Node> group, int place, int predecessors) {}

    private Placed placed(List<Node> group) {
        List<Node> earlier = number(group.get(0))
                .map(number ->
                        notAfter.get(number).stream().mapToObj(ordered::get).toList())
                .orElse(List.of());
        int place = Stream.concat(group.stream(), earlier.stream())
                .flatMap(node -> G.listSP(nodes.all(), node, CG.statedIn).stream())
                .flatMap(passage -> G.listSP(nodes.all(), passage, CG.start).stream())
                .mapToInt(start -> ((Number) start.getLiteralValue()).intValue())
                .max()
                .orElse(-1);
        return new Placed(group, place, earlier.size());
    }

    private Optional<LocalDate> earliest(Node node) {
        return number(node).flatMap(known -> order.earliest(caseIri, node));
    }

    private Optional<LocalDate> latest(Node node) {
        return number(node).flatMap(known -> order.latest(caseIri, node));
    }

    private static Html date(Optional<LocalDate> day) {
        return day.<Html>map(date -> Html.element("span").with("class", "date").of(date.toString()))
                .orElse(Html.EMPTY);
    }

    private BitSet before(Node node) {
        return number(node).map(before::get).orElseGet(BitSet::new);
    }

    /** Those that precede no other of them, one for what starts together. */
    private List<Node> nearest(BitSet earlier) {
        BitSet farther = new BitSet();
        earlier.stream().mapToObj(before::get).forEach(farther::or);
        return nodes.links()
                .sorted(earlier.stream()
                        .filter(number -> !farther.get(number))
                        .mapToObj(ordered::get)
                        .map(node -> together.getOrDefault(node, List.of(node)).get(0))
                        .toList());
    }

    private Html lines(List<Node> others, Node property, Node later) {
        return Html.all(others.stream()
                .map(other -> Html.element("div")
                        .of(
                                nodes.links().of(other),
                                Html.text(" ("),
                                Html.link(WhyPage.address(Triple.create(other, property, later)), "why"),
                                Html.text(")")))
                .toList());
    }
}
