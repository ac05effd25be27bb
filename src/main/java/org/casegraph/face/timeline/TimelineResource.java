package org.casegraph.face.timeline;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.graph.Node;
import org.casegraph.chronicle.CaseEvent;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.chronicle.EventPair;
import org.casegraph.chronicle.TimelineJson;
import org.casegraph.endpoint.LinkedGraph;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Page;
import org.casegraph.graph.Addresses;
import org.casegraph.problem.NearestNames;
import org.casegraph.query.NameResolver;
import org.casegraph.store.Store;
import org.casegraph.timeline.Step;

/**
 * What lies below a case's path: {@code timeline}, {@code timeline.svg} and {@code timeline.json}, each with
 * {@code diagnosis}, and {@code order} of two events, {@code first} and {@code second}.
 */
public final class TimelineResource {
    public static final Set<String> NAMES = Set.of("timeline", "timeline.svg", "timeline.json", "order");

    /** What a request may name, each an event. */
    public static final Set<String> PARAMETERS = Set.of("diagnosis", "event", "first", "second");

    private final NodeLinks links;
    private final Store store;
    private final Node caseIri;
    private final CaseTimeline timeline;

    /** @param request names events that are told of, however many the case has */
    public TimelineResource(Store store, Node caseIri, HttpServletRequest request) {
        this.store = store;
        this.links = new NodeLinks(store);
        this.caseIri = caseIri;
        this.timeline = CaseTimeline.of(
                store,
                caseIri,
                PARAMETERS.stream()
                        .flatMap(name -> Optional.ofNullable(request.getParameter(name)).stream())
                        .collect(Collectors.toSet()));
    }

    public Representation answer(HttpServletRequest request, String name) {
        if (name.equals("order")) {
            return order(request);
        }
        Optional<CaseEvent> diagnosis = diagnosis(request);
        if (name.equals("timeline.json")) {
            return Representation.of("application/json", TimelineJson.of(caseIri, timeline, diagnosis));
        }
        TimelineFigure figure = new TimelineFigure(links, caseIri, timeline, diagnosis, given(request, "event"));
        return name.equals("timeline.svg")
                ? Representation.of("image/svg+xml", figure.drawing().svg())
                : Page.of(
                        "Timeline: " + timeline.title(),
                        Html.element("div")
                                .of(
                                        Html.element("p").with("class", "path").of(links.of(caseIri)),
                                        Html.element("h1").of("Timeline"),
                                        Html.element("h2")
                                                .with("class", "unseen")
                                                .of("Each event"),
                                        figure.html()));
    }

    private Optional<CaseEvent> diagnosis(HttpServletRequest request) {
        String wanted = request.getParameter("diagnosis");
        if (wanted == null || wanted.isBlank()) {
            return timeline.mainDiagnosis();
        }
        return wanted.equals(TimelineFigure.NONE) ? Optional.empty() : given(request, "diagnosis");
    }

    private Optional<CaseEvent> given(HttpServletRequest request, String parameter) {
        String wanted = request.getParameter(parameter);
        if (wanted == null || wanted.isBlank()) {
            return Optional.empty();
        }
        List<String> known = timeline.events().stream().map(CaseEvent::id).toList();
        List<Node> nodes = timeline.events().stream().map(CaseEvent::node).toList();
        return Optional.of(timeline.event(wanted)
                .or(() -> new NameResolver(links.graph())
                        .findAmong(wanted.strip(), nodes)
                        .map(node -> timeline.events().get(nodes.indexOf(node))))
                .orElseThrow(() -> RequestProblem.of(
                        404,
                        "Unknown event",
                        "The case has no event " + wanted + ". "
                                + NearestNames.told(wanted, known, "its timeline shows all") + ".")));
    }

    private Representation order(HttpServletRequest request) {
        CaseEvent first = required(request, "first");
        CaseEvent second = required(request, "second");
        EventPair pair = EventPair.of(store, timeline, first, second);
        return LinkedGraph.wantsPage(request) ? page(pair) : json(pair, PublicAddress.of(request));
    }

    private CaseEvent required(HttpServletRequest request, String parameter) {
        return given(request, parameter)
                .orElseThrow(() -> RequestProblem.of(
                        400, "Bad argument", "Give first and second, each an event. There is no " + parameter + "."));
    }

    private Representation page(EventPair pair) {
        List<Html> steps = steps(pair).stream()
                .map(step -> Html.element("li")
                        .of(
                                Html.text(step.words() + " "),
                                step.passage()
                                        .map(passage -> Html.link(links.address(passage), "passage"))
                                        .orElse(Html.EMPTY)))
                .toList();
        return Page.of(
                "Order of two events",
                Html.element("p")
                        .with("class", "path")
                        .of(
                                links.of(caseIri),
                                Html.text(" · "),
                                Html.link(Addresses.of(caseIri.getURI()) + "/timeline", "Timeline")),
                Html.element("h1").of(pair.words()),
                steps.isEmpty()
                        ? Html.element("p").of(unproven(pair))
                        : Html.all(
                                Html.element("p").of("because"),
                                Html.element("ol").of(steps)));
    }

    private static List<Step> steps(EventPair pair) {
        return pair.proof().map(proof -> proof.proof().steps()).orElse(List.of());
    }

    private static String unproven(EventPair pair) {
        return pair.first().equals(pair.second())
                ? "Choose another one to compare it with."
                : "What the report says of time allows both.";
    }

    private Representation json(EventPair pair, PublicAddress here) {
        JsonBuilder json = JsonBuilder.create()
                .startObject()
                .pair("first", pair.first().id())
                .pair("second", pair.second().id())
                .pair("relation", pair.relation().shortName())
                .pair("words", pair.words())
                .key("because")
                .startArray();
        for (Step step : steps(pair)) {
            json.startObject().pair("words", step.words());
            step.quote().ifPresent(quote -> json.pair("quote", quote));
            step.passage().ifPresent(passage -> json.pair("passage", here.path(links.address(passage))));
            json.finishObject();
        }
        json.finishArray();
        if (steps(pair).isEmpty()) {
            json.pair("note", unproven(pair));
        }
        return Representation.of("application/json", json.finishObject().build() + "\n");
    }
}
