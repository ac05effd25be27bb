package org.casegraph.face.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.chronicle.CaseEvent;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.chronicle.EventKind;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.StatusMark;
import org.casegraph.graph.Status;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/**
 * Findings by cases: what each of them has, suspects or denies, and whether silence means anything; those of which several
 * cases tell come first.
 */
final class FindingMatrix {
    private final NodeLinks links;
    private final List<Node> cases;
    private final Map<Node, Row> rows = new HashMap<>();

    private final List<Status> silence;

    private record Told(Status status, Node node, String label) {}

    private record Row(Node term, String label, List<List<Told>> told) {
        long cases() {
            return told.stream().filter(some -> !some.isEmpty()).count();
        }
    }

    FindingMatrix(Store store, NodeLinks links, List<Node> cases, List<CaseTimeline> timelines) {
        this.links = links;
        this.cases = cases;
        silence = cases.stream().map(one -> silence(store.dataset(), one)).toList();
        for (int i = 0; i < timelines.size(); i++) {
            int column = i;
            for (CaseEvent event : timelines.get(i).events()) {
                for (EventKind kind : event.kinds()) {
                    if (kind.isAbsence() || event.present()) {
                        row(kind.term())
                                .told()
                                .get(i)
                                .add(new Told(
                                        event.present() ? Status.PRESENT : Status.ABSENT, event.node(), event.label()));
                    }
                }
            }
            store.dataset().getGraph(cases.get(i)).stream(Node.ANY, CG.suspects, Node.ANY)
                    .sorted(Comparator.comparing(triple -> triple.getSubject().toString()))
                    .forEach(triple -> row(triple.getObject())
                            .told()
                            .get(column)
                            .add(new Told(Status.SUSPECTED, triple.getSubject(), links.label(triple.getSubject()))));
        }
    }

    /** What it means where a case says nothing of a finding: whether all was read that would hold it. */
    private static Status silence(DatasetGraph dataset, Node caseIri) {
        Node yes = ResourceFactory.createTypedLiteral(true).asNode();
        boolean isReadWhole = dataset.getGraph(caseIri).stream(caseIri, CG.readWhole, Node.ANY)
                .anyMatch(part -> dataset.getDefaultGraph().contains(part.getObject(), CG.holdsFindings, yes));
        return isReadWhole ? Status.NOT_REPORTED : Status.NOT_READ;
    }

    private Row row(Node term) {
        return Objects.requireNonNull(rows.computeIfAbsent(
                term,
                added -> new Row(
                        added,
                        links.label(added),
                        cases.stream()
                                .map(one -> (List<Told>) new ArrayList<Told>())
                                .toList())));
    }

    Html html() {
        List<Row> inOrder = rows.values().stream()
                .sorted(Comparator.comparing(Row::cases)
                        .reversed()
                        .thenComparing(Row::label)
                        .thenComparing(row -> row.term().toString()))
                .toList();
        Map<Boolean, List<Row>> parts = inOrder.stream().collect(Collectors.partitioningBy(row -> row.cases() > 1));
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
            List<Told> told = row.told().get(i);
            cells.add(Html.element("td")
                    .with("data-title", links.label(cases.get(i)))
                    .of(
                            told.isEmpty()
                                    ? StatusMark.of(silence.get(i))
                                    : Html.separated(
                                            "; ", told.stream().map(this::cell).toList())));
        }
        return Html.element("tr").of(cells);
    }

    private Html cell(Told told) {
        return StatusMark.of(told.status(), links.to(told.node(), Html.text(told.label())));
    }
}
