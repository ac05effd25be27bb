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
    /** Of more that are bound in time each stands at its days, and not after each that comes before it. */
    private static final int MOST_IN_PAIRS = 5_000;

    private static final int MOST_LINES = 50;

    private final CaseNodes nodes;
    private final CaseOrder order;
    private final Node caseIri;
    private final List<Node> ordered;
    private final Map<Node, Integer> numbers = new HashMap<>();

    /** Where the report tells of each, by their numbers; -1 where it does not say. */
    private final int[] places;

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
        this.places = ordered.stream().mapToInt(this::place).toArray();
        PairwiseOrder pairs = order.among(caseIri, ordered);
        int[] bound = IntStream.range(0, ordered.size()).filter(pairs::isBound).toArray();
        int[] paired = bound.length > MOST_IN_PAIRS ? new int[0] : bound;
        for (int i = 0; i < ordered.size(); i++) {
            before.add(new BitSet());
            notAfter.add(new BitSet());
        }
        for (int i : paired) {
            for (int j : paired) {
                before.get(i).set(j, i != j && pairs.certainlyPrecedes(j, i));
                notAfter.get(i).set(j, i != j && pairs.probablyNotAfter(j, i));
            }
            isBefore.or(before.get(i));
        }
        Map<Integer, List<Node>> starts = new HashMap<>();
        for (int i = 0; i < ordered.size(); i++) {
            starts.computeIfAbsent(pairs.start(i), start -> new ArrayList<>()).add(ordered.get(i));
        }
        for (Node node : nodes.stated()) {
            if (nodes.is(node, CG.Occurrence) && !together.containsKey(node)) {
                List<Node> group = new ArrayList<>(List.of(node));
                group.addAll(nodes.links().sorted(simultaneous(node, pairs, paired, starts)));
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
                .sorted(Comparator.comparingInt(Placed::place)
                        .thenComparingInt(Placed::predecessors)
                        .thenComparing(Placed::earliest))
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

    /** Those that start together by name, and those that are proven to. */
    private List<Node> simultaneous(Node node, PairwiseOrder pairs, int[] paired, Map<Integer, List<Node>> starts) {
        return number(node).stream()
                .flatMap(one -> Stream.concat(
                        starts.getOrDefault(pairs.start(one), List.of()).stream(),
                        pairs.isBound(one)
                                ? IntStream.of(paired)
                                        .filter(other -> pairs.areSimultaneous(one, other))
                                        .mapToObj(ordered::get)
                                : Stream.empty()))
                .filter(other -> !other.equals(node))
                .distinct()
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
    private record Placed(List<Node> group, int place, int predecessors, LocalDate earliest) {}

    private Placed placed(List<Node> group) {
        Node first = group.get(0);
        BitSet earlier = number(first).map(notAfter::get).orElseGet(BitSet::new);
        int place = IntStream.concat(
                        group.stream().mapToInt(this::place), earlier.stream().map(number -> places[number]))
                .max()
                .orElse(-1);
        // Where it has predecessors, they say as much.
        return new Placed(group, place, earlier.cardinality(), earliest(first).orElse(LocalDate.MAX));
    }

    private int place(Node node) {
        return G.listSP(nodes.all(), node, CG.statedIn).stream()
                .flatMap(passage -> G.listSP(nodes.all(), passage, CG.start).stream())
                .mapToInt(start -> ((Number) start.getLiteralValue()).intValue())
                .max()
                .orElse(-1);
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
        List<Html> lines = new ArrayList<>();
        others.stream()
                .limit(MOST_LINES)
                .map(other -> Html.element("div")
                        .of(
                                nodes.links().of(other),
                                Html.element("span")
                                        .of(
                                                Html.text(" ("),
                                                Html.link(
                                                        WhyPage.address(Triple.create(other, property, later)), "why"),
                                                Html.text(")"))))
                .forEach(lines::add);
        if (others.size() > MOST_LINES) {
            lines.add(Html.element("div").of("and " + (others.size() - MOST_LINES) + " more"));
        }
        return Html.all(lines);
    }
}
