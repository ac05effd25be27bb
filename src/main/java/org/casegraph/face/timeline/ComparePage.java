package org.casegraph.face.timeline;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.casegraph.chronicle.AlignedCase;
import org.casegraph.chronicle.CaseEvent;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.chronicle.EventKind;
import org.casegraph.chronicle.Lane;
import org.casegraph.chronicle.Relation;
import org.casegraph.drawing.AlignedDrawing;
import org.casegraph.drawing.TimelineDrawing;
import org.casegraph.drawing.TimelineLegend;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Page;
import org.casegraph.graph.Addresses;
import org.casegraph.graph.CaseIris;
import org.casegraph.problem.Problem;
import org.casegraph.query.NameResolver;
import org.casegraph.search.Kind;
import org.casegraph.store.Store;

/**
 * {@code /compare?case=…&case=…&align=…}: cases below each other on a scale that counts from one event of each, and a table
 * of what lies before and after it; {@code /compare.svg} is the drawing alone. What a case shares with another by its class
 * is marked.
 */
public final class ComparePage implements HttpResource {
    public static final String DRAWING = "/compare.svg";

    private static final String SHARED = "shared";
    private static final int MOST = 6;
    private static final int MOST_LISTED = 300;

    /** Several relations that stand in one row. */
    private enum Side {
        BEFORE("Before", Relation.BEFORE, Relation.PROBABLY_BEFORE, Relation.NOT_AFTER, Relation.PROBABLY_NOT_AFTER),
        TOGETHER("At the same time", Relation.TOGETHER),
        AFTER("After", Relation.AFTER, Relation.PROBABLY_AFTER, Relation.NOT_BEFORE, Relation.PROBABLY_NOT_BEFORE),
        UNKNOWN("Cannot be told", Relation.CANNOT_BE_TOLD),
        ANY("In order, as far as it is known");

        static final List<Side> AROUND = List.of(BEFORE, TOGETHER, AFTER, UNKNOWN);

        private final String words;
        private final Set<Relation> relations;

        Side(String words, Relation... relations) {
            this.words = words;
            this.relations = Set.of(relations);
        }
    }

    private record Aligned(
            Node caseIri,
            CaseTimeline timeline,
            Optional<CaseEvent> event,
            TimelineDrawing drawing,
            AlignedCase drawn) {}

    private final Store store;

    public ComparePage(Store store) {
        this.store = store;
    }

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(Set.of("case", "align", "show"));
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        List<Node> cases = cases(request);
        List<CaseTimeline> timelines =
                cases.stream().map(caseIri -> CaseTimeline.of(store, caseIri)).toList();
        Alignment alignment = Alignment.wanted(
                request, timelines, new NameResolver(store.dataset().getDefaultGraph()));
        Set<EventKind> shared = AlignedDrawing.shared(timelines);
        NodeLinks links = new NodeLinks(store);
        boolean isAll = !SHARED.equals(request.getParameter("show"));
        List<Aligned> aligned = IntStream.range(0, cases.size())
                .mapToObj(i -> aligned(cases.get(i), timelines.get(i), alignment, isAll ? Set.of() : shared, links))
                .toList();
        String svg = new AlignedDrawing(
                        aligned.stream().map(Aligned::drawn).toList(), alignment.scale(), isAll ? shared : Set.of())
                .svg();
        if (request.getServletPath().equals(DRAWING)) {
            return Representation.of("image/svg+xml", svg);
        }
        return Page.of(
                "Compare cases",
                Html.element("div")
                        .of(
                                Html.element("p").with("class", "path").of(Html.link("/case", "Cases")),
                                Html.element("h1").of("Cases beside each other"),
                                form(cases, alignment, Alignment.of(timelines), isAll, links),
                                new FindingMatrix(store, links, cases, timelines).html(),
                                Html.element("h2").of("In time"),
                                figure(svg, cases, aligned, alignment, isAll),
                                Html.element("p")
                                        .with("class", "quiet")
                                        .of("Aligned on " + alignment.words()
                                                + ". What another of these cases has too is "
                                                + (isAll ? "underlined above and in bold below." : "in bold below.")),
                                Html.all(timelines.stream()
                                        .flatMap(timeline -> timeline.leftOut().stream()
                                                .map(words -> Html.element("p").of(timeline.title() + ": " + words)))
                                        .toList()),
                                table(aligned, shared, links)));
    }

    private static Html figure(
            String svg, List<Node> cases, List<Aligned> aligned, Alignment alignment, boolean isAll) {
        StringBuilder address = new StringBuilder(DRAWING + "?align=" + Addresses.encode(alignment.name()));
        if (!isAll) {
            address.append("&show=" + SHARED);
        }
        cases.forEach(caseIri -> address.append("&case=").append(Addresses.encode(CaseIris.id(caseIri))));
        return Html.element("section")
                .with("class", "compare")
                .with("aria-label", "On a common scale")
                .of(
                        Html.element("ul")
                                .with("class", "legend")
                                .with("aria-label", "Legend")
                                .of(TimelineLegend.of(aligned.stream()
                                                .map(Aligned::drawn)
                                                .toList())
                                        .stream()
                                        .map(entry -> Html.element("li")
                                                .of(new Html(entry.svg()), Html.text(" " + entry.words())))
                                        .toList()),
                        Html.element("div")
                                .with("class", "drawing aligned")
                                .with("tabindex", "0")
                                .of(new Html(svg)),
                        Html.element("ul")
                                .with("class", "downloads")
                                .of(Html.element("li")
                                        .of(Html.element("a")
                                                .with("href", address.toString())
                                                .with("download", "cases.svg")
                                                .of("SVG"))));
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

    private Node known(String name) {
        try {
            return new NameResolver(store.dataset().getDefaultGraph()).find(name.strip(), Kind.CASE);
        } catch (Problem e) {
            throw RequestProblem.of(404, "Unknown case", e.getMessage(), e);
        }
    }

    /** @param kinds of which events are shown; all if there are none */
    private static Aligned aligned(
            Node caseIri, CaseTimeline timeline, Alignment alignment, Set<EventKind> kinds, NodeLinks links) {
        Optional<CaseEvent> event = alignment.event(timeline);
        Predicate<CaseEvent> isShown =
                other -> kinds.isEmpty() || other.kinds().stream().anyMatch(kinds::contains);
        Function<CaseEvent, String> address = other -> links.address(other.node());
        AlignedCase drawn = alignment.isBirth()
                ? AlignedCase.sinceBirth(timeline, isShown, address)
                : AlignedCase.of(timeline, event, isShown, address);
        return new Aligned(
                caseIri, drawn.timeline(), event, new TimelineDrawing(drawn.timeline(), event, other -> "#"), drawn);
    }

    private Html form(List<Node> chosen, Alignment alignment, List<Alignment> choices, boolean isAll, NodeLinks links) {
        List<Html> fields = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, chosen.size() + 1); i++) {
            Optional<Node> one = i < chosen.size() ? Optional.of(chosen.get(i)) : Optional.empty();
            fields.add(field(i, one, links));
        }
        List<Html> options = choices.stream()
                .map(other -> TimelineFigure.option(
                        other.name(), other.words(), other.name().equals(alignment.name())))
                .toList();
        fields.add(select("align", "Aligned on", options));
        fields.add(select(
                "show",
                "Shown",
                List.of(
                        TimelineFigure.option("all", "all events", isAll),
                        TimelineFigure.option(SHARED, "what another of them has too", !isAll))));
        fields.add(Html.element("button").with("type", "submit").of("Compare"));
        return Html.element("form")
                .with("method", "get")
                .with("action", "/compare")
                .with("class", "fields")
                .of(fields);
    }

    private Html field(int number, Optional<Node> chosen, NodeLinks links) {
        String name = "case-" + (number + 1);
        if (store.cases().size() > MOST_LISTED) {
            Html label = Html.element("label").with("for", name).of("Case " + (number + 1));
            return Html.element("div")
                    .with("class", "field")
                    .of(
                            label,
                            Html.element("input")
                                    .with("id", name)
                                    .with("name", "case")
                                    .with("value", chosen.map(CaseIris::id).orElse(""))
                                    .of());
        }
        List<Html> options = new ArrayList<>();
        options.add(TimelineFigure.option("", "none", chosen.isEmpty()));
        store.cases()
                .forEach(caseIri -> options.add(TimelineFigure.option(
                        CaseIris.id(caseIri),
                        CaseIris.id(caseIri) + " · " + links.label(caseIri),
                        chosen.equals(Optional.of(caseIri)))));
        return Html.element("div")
                .with("class", "field")
                .of(
                        Html.element("label").with("for", name).of("Case " + (number + 1)),
                        Html.element("select")
                                .with("id", name)
                                .with("name", "case")
                                .of(options));
    }

    private static Html select(String name, String words, List<Html> options) {
        return Html.element("div")
                .with("class", "field")
                .of(
                        Html.element("label").with("for", name).of(words),
                        Html.element("select")
                                .with("id", name)
                                .with("name", name)
                                .of(options));
    }

    private static Html table(List<Aligned> aligned, Set<EventKind> shared, NodeLinks links) {
        List<Html> heads = new ArrayList<>(List.of(Html.element("td").of("")));
        aligned.forEach(one -> heads.add(Html.element("th")
                .with("scope", "col")
                .of(
                        links.of(one.caseIri()),
                        Html.element("div")
                                .with("class", "also")
                                .of(one.event()
                                        .map(CaseEvent::label)
                                        .orElse(one.drawn().isDrawn() ? "" : "has no such event")))));
        List<Html> rows = new ArrayList<>();
        rows.add(Html.element("tr").of(heads));
        boolean isByAge = aligned.stream()
                .anyMatch(one -> one.drawn().isDrawn() && one.event().isEmpty());
        for (Side side : isByAge ? List.of(Side.ANY) : Side.AROUND) {
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
    private static Html events(Aligned one, Side side, Set<EventKind> shared, NodeLinks links) {
        Map<Lane, List<Html>> lanes = new LinkedHashMap<>();
        one.drawing().steps().stream()
                .flatMap(List::stream)
                .flatMap(moment -> moment.events().stream())
                .filter(event -> one.event()
                        .map(other -> side.relations.contains(one.timeline().relation(event, other)))
                        .orElse(side == Side.ANY))
                .forEach(event -> lanes.computeIfAbsent(event.lane(), lane -> new ArrayList<>())
                        .add(event(one, event, shared, links)));
        return Html.all(lanes.entrySet().stream()
                .map(lane -> Html.all(
                        Html.element("p").with("class", "when").of(lane.getKey().words()),
                        Html.element("ul").of(lane.getValue())))
                .toList());
    }

    private static Html event(Aligned one, CaseEvent event, Set<EventKind> shared, NodeLinks links) {
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
}
