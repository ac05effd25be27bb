package org.casegraph.face.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.casegraph.chronicle.CaseEvent;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.chronicle.EventKind;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.StatusMark;
import org.casegraph.graph.Status;

/** Findings by cases: what each of them has or denies; those of which several cases tell come first. */
final class FindingMatrix {
    private final NodeLinks links;
    private final List<Node> cases;
    private final Map<Node, Row> rows = new HashMap<>();

    private record Row(Node term, String label, List<List<CaseEvent>> events) {
        long told() {
            return events.stream().filter(some -> !some.isEmpty()).count();
        }
    }

    FindingMatrix(NodeLinks links, List<Node> cases, List<CaseTimeline> timelines) {
        this.links = links;
        this.cases = cases;
        for (int i = 0; i < timelines.size(); i++) {
            for (CaseEvent event : timelines.get(i).events()) {
                for (EventKind kind : event.kinds()) {
                    if (kind.isAbsence() || event.present()) {
                        row(kind.term()).events().get(i).add(event);
                    }
                }
            }
        }
    }

    private Row row(Node term) {
        return Objects.requireNonNull(rows.computeIfAbsent(
                term,
                added -> new Row(
                        added,
                        links.label(added),
                        cases.stream()
                                .map(one -> (List<CaseEvent>) new ArrayList<CaseEvent>())
                                .toList())));
    }

    Html html() {
        List<Row> inOrder = rows.values().stream()
                .sorted(Comparator.comparing(Row::told)
                        .reversed()
                        .thenComparing(Row::label)
                        .thenComparing(row -> row.term().toString()))
                .toList();
        Map<Boolean, List<Row>> parts = inOrder.stream().collect(Collectors.partitioningBy(row -> row.told() > 1));
        List<Row> shared = parts.getOrDefault(true, List.of());
        List<Row> single = parts.getOrDefault(false, List.of());
        List<Html> html = new ArrayList<>();
        html.add(Html.element("h2").of("Findings by cases"));
        html.add(
                shared.isEmpty()
                        ? Html.element("p").of("No finding is told of in more than one of these cases.")
                        : table("Findings of which more than one case tells", shared));
        if (!single.isEmpty()) {
            html.add(Html.element("details")
                    .of(
                            Html.element("summary").of("Told of in one case only (" + single.size() + ")"),
                            table("Findings of which one case tells", single)));
        }
        return Html.element("section").with("class", "finding-matrix").of(html);
    }

    private Html table(String name, List<Row> shown) {
        List<Html> heads = new ArrayList<>();
        heads.add(Html.element("th").with("scope", "col").of("Finding"));
        cases.forEach(one -> heads.add(Html.element("th").with("scope", "col").of(links.of(one))));
        List<Html> body = shown.stream().map(this::html).toList();
        return Html.element("div")
                .with("class", "rows matrix")
                .with("role", "region")
                .with("aria-label", name)
                .with("tabindex", "0")
                .of(Html.element("table")
                        .of(
                                Html.element("thead").of(Html.element("tr").of(heads)),
                                Html.element("tbody").of(body)));
    }

    private Html html(Row row) {
        List<Html> cells = new ArrayList<>();
        cells.add(Html.element("th").with("scope", "row").of(links.of(row.term())));
        for (int i = 0; i < cases.size(); i++) {
            List<CaseEvent> events = row.events().get(i);
            cells.add(Html.element("td")
                    .with("data-title", links.label(cases.get(i)))
                    .of(
                            events.isEmpty()
                                    ? Html.element("span")
                                            .with("class", "quiet")
                                            .of("nothing said")
                                    : Html.separated(
                                            "; ",
                                            events.stream().map(this::cell).toList())));
        }
        return Html.element("tr").of(cells);
    }

    private Html cell(CaseEvent event) {
        return StatusMark.of(
                event.present() ? Status.PRESENT : Status.ABSENT, links.to(event.node(), Html.text(event.label())));
    }
}
