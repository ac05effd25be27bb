package org.casegraph.face;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.casegraph.vocabulary.CG;

/** The occurrences of a case in a proven order, each with what comes straight before it and why. */
record CaseOrder(CaseNodes nodes) {
    Html html() {
        Map<Node, Set<Node>> before = new LinkedHashMap<>();
        for (Node node : nodes.stated()) {
            if (nodes.is(node, CG.Occurrence)) {
                before.put(node, before(node));
            }
        }
        Table table = new Table("Order in time", "Occurrence", "Earliest", "Latest", "Straight after", "Together with");
        before.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getValue().size()))
                .forEach(entry -> table.row(
                        nodes.links().of(entry.getKey()),
                        nodes.values(entry.getKey(), "earliest"),
                        nodes.values(entry.getKey(), "latest"),
                        orders(nearest(entry.getValue()), CG.certainlyPrecedes, entry.getKey()),
                        orders(
                                nodes.objects(entry.getKey(), CG.simultaneousWith),
                                CG.simultaneousWith,
                                entry.getKey())));
        return table.isEmpty() ? Html.NOTHING : table.html();
    }

    private Set<Node> before(Node node) {
        return nodes.all()
                .find(Node.ANY, CG.certainlyPrecedes, node)
                .mapWith(Triple::getSubject)
                .toSet();
    }

    /** Those that precede no other of them. */
    private List<Node> nearest(Set<Node> before) {
        Set<Node> farther =
                before.stream().flatMap(node -> before(node).stream()).collect(Collectors.toSet());
        return nodes.links()
                .sorted(before.stream().filter(node -> !farther.contains(node)).toList());
    }

    private Html orders(List<Node> others, Node property, Node later) {
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
