package org.casegraph.face;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.drawing.CaseEvent;
import org.casegraph.drawing.CaseTimeline;
import org.casegraph.drawing.Lane;
import org.casegraph.drawing.Relation;
import org.casegraph.drawing.TimelineDrawing;
import org.casegraph.endpoint.Representation;
import org.casegraph.endpoint.RequestProblem;
import org.casegraph.endpoint.Resource;
import org.casegraph.source.NearestNames;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/**
 * {@code /compare?case=…&case=…&align=…}: cases beside each other, what lies before and after one event of each. What a
 * case shares with another by its class is marked.
 */
final class ComparePage implements Resource {
    private static final int MOST = 6;
    private static final int MOST_LISTED = 300;

    private enum Align {
        DIAGNOSIS("diagnosis", "the diagnosis"),
        TREATMENT("treatment", "the first treatment"),
        VISIT("visit", "the first visit");

        private final String name;
        private final String words;

        Align(String name, String words) {
            this.name = name;
            this.words = words;
        }

        Optional<CaseEvent> event(CaseTimeline timeline, TimelineDrawing drawing) {
            if (this == DIAGNOSIS) {
                return timeline.mainDiagnosis();
            }
            Lane lane = this == VISIT ? Lane.ENCOUNTERS : Lane.PROCEDURES;
            return drawing.steps().stream()
                    .flatMap(List::stream)
                    .flatMap(moment -> moment.events().stream())
                    .filter(event -> event.lane() == lane)
                    .findFirst();
        }
    }

    /** Several relations that stand in one row. */
    private enum Side {
        BEFORE("Before", Relation.BEFORE, Relation.PROBABLY_BEFORE, Relation.NOT_AFTER),
        TOGETHER("At the same time", Relation.TOGETHER),
        AFTER("After", Relation.AFTER, Relation.PROBABLY_AFTER, Relation.NOT_BEFORE),
        UNKNOWN("Cannot be told", Relation.CANNOT_BE_TOLD);

        private final String words;
        private final Set<Relation> relations;

        Side(String words, Relation... relations) {
            this.words = words;
            this.relations = Set.of(relations);
        }
    }

    private record Aligned(Node caseIri, CaseTimeline timeline, Optional<CaseEvent> event, TimelineDrawing drawing) {}

    private final Store store;

    ComparePage(Store store) {
        this.store = store;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        Links links = new Links(store);
        List<Node> cases = cases(request);
        Align align = align(request);
        List<Aligned> aligned =
                cases.stream().map(caseIri -> aligned(caseIri, align)).toList();
        Set<String> shared = shared(aligned);
        return Page.of(
                "Compare cases",
                Html.element("div")
                        .with("class", "wide")
                        .of(
                                Html.element("p").with("class", "path").of(Html.link("/case", "Cases")),
                                Html.element("h1").of("Cases beside each other"),
                                form(cases, align, links),
                                Html.element("p")
                                        .with("class", "quiet")
                                        .of("Aligned on " + align.words
                                                + ". What another of these cases has too is in bold."),
                                table(aligned, shared, links)));
    }

    private List<Node> cases(HttpServletRequest request) {
        List<Node> wanted = Stream.of(Objects.requireNonNullElse(request.getParameterValues("case"), new String[0]))
                .filter(id -> !id.isBlank())
                .distinct()
                .limit(MOST)
                .map(this::known)
                .toList();
        return wanted.isEmpty() ? store.cases().stream().limit(2).toList() : wanted;
    }

    private Node known(String id) {
        Node caseIri = NodeFactory.createURI(id.startsWith(CG.CASE_BASE) ? id : CG.CASE_BASE + id.strip());
        if (!store.cases().contains(caseIri)) {
            List<String> ids = store.cases().stream().map(ComparePage::id).toList();
            throw RequestProblem.of(
                    404,
                    "Unknown case",
                    "There is no case " + id + ". Nearest: " + String.join(", ", NearestNames.of(id, ids)));
        }
        return caseIri;
    }

    private static Align align(HttpServletRequest request) {
        String wanted = request.getParameter("align");
        if (wanted == null || wanted.isBlank()) {
            return Align.DIAGNOSIS;
        }
        return Arrays.stream(Align.values())
                .filter(align -> align.name.equals(wanted))
                .findFirst()
                .orElseThrow(() -> RequestProblem.of(
                        400, "Bad argument", "align=" + wanted + " is not known. Give diagnosis, treatment or visit."));
    }

    private Aligned aligned(Node caseIri, Align align) {
        CaseTimeline timeline = CaseTimeline.of(store.dataset(), caseIri);
        Optional<CaseEvent> event =
                align.event(timeline, new TimelineDrawing(timeline, Optional.empty(), other -> "#"));
        return new Aligned(caseIri, timeline, event, new TimelineDrawing(timeline, event, other -> "#"));
    }

    /** The classes that more than one of the cases has. */
    private static Set<String> shared(List<Aligned> aligned) {
        return aligned.stream()
                .flatMap(one -> one.timeline().events().stream()
                        .flatMap(event -> event.kinds().stream())
                        .distinct())
                .collect(Collectors.groupingBy(kind -> kind, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(kind -> kind.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Html form(List<Node> chosen, Align align, Links links) {
        List<Html> fields = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, chosen.size() + 1); i++) {
            Optional<Node> one = i < chosen.size() ? Optional.of(chosen.get(i)) : Optional.empty();
            fields.add(field(i, one, links));
        }
        List<Html> options = Arrays.stream(Align.values())
                .map(other -> TimelineFigure.option(other.name, other.words, other == align))
                .toList();
        fields.add(Html.element("div")
                .of(
                        Html.element("label").with("for", "align").of("Aligned on"),
                        Html.element("select")
                                .with("id", "align")
                                .with("name", "align")
                                .of(options)));
        fields.add(Html.element("button").with("type", "submit").of("Compare"));
        return Html.element("form")
                .with("method", "get")
                .with("action", "/compare")
                .with("class", "fields")
                .of(fields);
    }

    private Html field(int number, Optional<Node> chosen, Links links) {
        String name = "case-" + (number + 1);
        Html label = Html.element("label").with("for", name).of("Case " + (number + 1));
        if (store.cases().size() > MOST_LISTED) {
            return Html.element("div")
                    .of(
                            label,
                            Html.element("input")
                                    .with("id", name)
                                    .with("name", "case")
                                    .with("value", chosen.map(ComparePage::id).orElse(""))
                                    .of());
        }
        List<Html> options = new ArrayList<>();
        options.add(TimelineFigure.option("", "none", chosen.isEmpty()));
        store.cases()
                .forEach(caseIri -> options.add(
                        TimelineFigure.option(id(caseIri), links.label(caseIri), chosen.equals(Optional.of(caseIri)))));
        return Html.element("div")
                .of(
                        label,
                        Html.element("select")
                                .with("id", name)
                                .with("name", "case")
                                .of(options));
    }

    private static Html table(List<Aligned> aligned, Set<String> shared, Links links) {
        List<Html> heads = new ArrayList<>(List.of(Html.element("td").of("")));
        aligned.forEach(one -> heads.add(Html.element("th")
                .with("scope", "col")
                .of(
                        links.of(one.caseIri()),
                        Html.element("div")
                                .with("class", "also")
                                .of(one.event().map(CaseEvent::label).orElse("has no such event")))));
        List<Html> rows = new ArrayList<>();
        rows.add(Html.element("tr").of(heads));
        for (Side side : Side.values()) {
            List<Html> cells = new ArrayList<>();
            cells.add(Html.element("th").with("scope", "row").of(side.words));
            aligned.forEach(one -> cells.add(Html.element("td")
                    .with("data-title", links.label(one.caseIri()))
                    .of(events(one, side, shared, links))));
            rows.add(Html.element("tr").of(cells));
        }
        return Html.element("div")
                .with("class", "rows compare")
                .with("tabindex", "0")
                .of(Html.element("table").of(Html.element("tbody").of(rows)));
    }

    /** From left to right in the timeline, below their lanes. */
    private static Html events(Aligned one, Side side, Set<String> shared, Links links) {
        Map<Lane, List<Html>> lanes = new LinkedHashMap<>();
        one.drawing().steps().stream()
                .flatMap(List::stream)
                .flatMap(moment -> moment.events().stream())
                .filter(event -> one.event()
                        .map(other -> one.timeline().relation(event, other))
                        .filter(side.relations::contains)
                        .isPresent())
                .forEach(event -> lanes.computeIfAbsent(event.lane(), lane -> new ArrayList<>())
                        .add(event(one, event, shared, links)));
        return Html.all(lanes.entrySet().stream()
                .map(lane -> Html.all(
                        Html.element("p").with("class", "when").of(lane.getKey().words()),
                        Html.element("ul").of(lane.getValue())))
                .toList());
    }

    private static Html event(Aligned one, CaseEvent event, Set<String> shared, Links links) {
        boolean isShared = event.kinds().stream().anyMatch(shared::contains);
        Html link = Html.element("a")
                .with("href", links.address(event.node()))
                .with("class", "event")
                .of(
                        new Html(one.drawing().mark(event)),
                        Html.text(" "),
                        Html.element(isShared ? "b" : "span").of(event.label()));
        return Html.element("li").of(link);
    }

    private static String id(Node caseIri) {
        return caseIri.getURI().substring(CG.CASE_BASE.length());
    }
}
