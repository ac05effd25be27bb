package org.casegraph.face.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.system.G;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.Table;
import org.casegraph.vocabulary.CG;

/**
 * The occurrences of a case in a proven order, those that start together in one row, each row with what comes straight
 * before it and why. Those of whose time nothing is known are told by their number.
 */
final class CaseOrderTable {
    private final CaseNodes nodes;

    /** What starts together, by each of its members; the first of them stands for all, an event if there is one. */
    private final Map<Node, List<Node>> together = new LinkedHashMap<>();

    CaseOrderTable(CaseNodes nodes) {
        this.nodes = nodes;
        for (Node node : nodes.stated()) {
            if (nodes.is(node, CG.Occurrence) && !together.containsKey(node)) {
                List<Node> group = new ArrayList<>(List.of(node));
                group.addAll(nodes.objects(node, CG.simultaneousWith));
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
        groups.get(true).forEach(group -> {
            Node first = group.get(0);
            table.row(
                    members(group),
                    date(first, CG.earliest),
                    date(first, CG.latest),
                    lines(nearest(before(first)), CG.certainlyPrecedes, first));
        });
        return Html.all(table.isEmpty() ? Html.EMPTY : table.html(), unplaced(groups.get(false), !table.isEmpty()));
    }

    private boolean isPlaced(List<Node> group) {
        Node first = group.get(0);
        return group.size() > 1
                || !before(first).isEmpty()
                || nodes.all().contains(first, CG.certainlyPrecedes, Node.ANY)
                || !nodes.objects(first, CG.earliest).isEmpty()
                || !nodes.objects(first, CG.latest).isEmpty();
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

    private Html date(Node node, Node property) {
        Html date = nodes.values(node, property);
        return date.equals(Html.EMPTY)
                ? date
                : Html.element("span").with("class", "date").of(date);
    }

    /** @param place where the report tells of it, or of the last thing that must come before it, which may be told later */
    private record Placed(List<Node> group, int place, int predecessors) {}

    private Placed placed(List<Node> group) {
        Set<Node> before = before(group.get(0), CG.probablyNotAfter);
        int place = Stream.concat(group.stream(), before.stream())
                .flatMap(node -> G.listSP(nodes.all(), node, CG.statedIn).stream())
                .flatMap(passage -> G.listSP(nodes.all(), passage, CG.start).stream())
                .mapToInt(start -> ((Number) start.getLiteralValue()).intValue())
                .max()
                .orElse(-1);
        return new Placed(group, place, before.size());
    }

    private Set<Node> before(Node node) {
        return before(node, CG.certainlyPrecedes);
    }

    private Set<Node> before(Node node, Node property) {
        return nodes.all()
                .find(Node.ANY, property, node)
                .mapWith(Triple::getSubject)
                .toSet();
    }

    /** Those that precede no other of them, one for what starts together. */
    private List<Node> nearest(Set<Node> before) {
        Set<Node> farther = new HashSet<>();
        before.forEach(node -> farther.addAll(before(node)));
        return nodes.links()
                .sorted(before.stream()
                        .filter(node -> !farther.contains(node))
                        .map(node -> together.getOrDefault(node, List.of(node)).get(0))
                        .collect(Collectors.toList()));
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
