package org.casegraph.face.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.chronicle.CaseEvent;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.chronicle.SimultaneousEvents;
import org.casegraph.drawing.TimelineDrawing;
import org.casegraph.drawing.TimelineLegend;
import org.casegraph.face.html.Glossary;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.graph.Addresses;

/**
 * A timeline with what it takes to read and to ask it: the choice of a diagnosis, a legend, what is known of the event
 * that is looked at, downloads. All of it works by links and a form; the module {@code timeline} makes it quicker.
 */
final class TimelineFigure {
    /** The choice of no diagnosis at all. */
    static final String NONE = "none";

    private final NodeLinks links;
    private final Node caseIri;
    private final CaseTimeline timeline;
    private final CaseTimeline drawn;
    private final Optional<CaseEvent> diagnosis;
    private final Optional<CaseEvent> shown;

    /**
     * @param diagnosis to which all events are compared
     * @param shown the event that is told of
     */
    TimelineFigure(
            NodeLinks links,
            Node caseIri,
            CaseTimeline timeline,
            Optional<CaseEvent> diagnosis,
            Optional<CaseEvent> shown) {
        this.links = links;
        this.caseIri = caseIri;
        this.timeline = timeline;
        this.drawn = timeline.joined();
        this.diagnosis = diagnosis;
        this.shown = shown;
    }

    /** {@code /case/{id}/{name}} with the chosen diagnosis. */
    static String address(Node caseIri, String name, Optional<CaseEvent> diagnosis) {
        return Addresses.with(
                Addresses.of(caseIri.getURI()) + "/" + name,
                Map.of("diagnosis", diagnosis.map(CaseEvent::id).orElse(NONE)));
    }

    TimelineDrawing drawing() {
        return new TimelineDrawing(drawn, diagnosis, this::addressOf);
    }

    Html html() {
        List<Html> parts = new ArrayList<>();
        parts.add(choice());
        parts.add(legend());
        timeline.leftOut()
                .ifPresent(words -> parts.add(Html.element("p")
                        .of(Html.text(words + " "), Html.link(Addresses.of(caseIri.getURI()), "All are here."))));
        TimelineDrawing drawing = drawing();
        parts.add(Html.element("div").with("class", "drawing").of(new Html(drawing.svg())));
        parts.add(new TimelineList(drawn, drawing, this::addressOf).html());
        parts.add(Html.element("div")
                .with("class", "about")
                .with("id", "about")
                .with("aria-live", "polite")
                .of(shown.map(this::about).orElseGet(TimelineFigure::hint)));
        parts.add(downloads());
        return Html.element("section")
                .with("class", "timeline-figure")
                .with("aria-label", "Timeline")
                .with("data-module", "timeline")
                .with("data-case", Addresses.of(caseIri.getURI()))
                .with("data-diagnosis", diagnosis.map(CaseEvent::id).orElse(NONE))
                .of(parts);
    }

    private String addressOf(CaseEvent event) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("diagnosis", diagnosis.map(CaseEvent::id).orElse(NONE));
        parameters.put("event", event.id());
        return Addresses.with(Addresses.of(caseIri.getURI()) + "/timeline", parameters) + "#about";
    }

    private Html choice() {
        if (timeline.diagnoses().isEmpty()) {
            return Html.EMPTY;
        }
        List<Html> options = new ArrayList<>();
        timeline.diagnoses()
                .forEach(event -> options.add(option(event.id(), event.label(), diagnosis.equals(Optional.of(event)))));
        options.add(option(NONE, "no diagnosis", diagnosis.isEmpty()));
        return Html.element("form")
                .with("method", "get")
                .with("action", Addresses.of(caseIri.getURI()) + "/timeline")
                .with("class", "choice")
                .of(
                        Html.element("label").with("for", "diagnosis").of("Before and after"),
                        Html.element("select")
                                .with("id", "diagnosis")
                                .with("name", "diagnosis")
                                .of(options),
                        Html.element("button").with("type", "submit").of("Show"));
    }

    static Html option(String value, String words, boolean isChosen) {
        Html.Element option = Html.element("option").with("value", value);
        return (isChosen ? option.with("selected", "selected") : option).of(words);
    }

    private Html legend() {
        return Html.element("ul")
                .with("class", "legend")
                .with("aria-label", "Legend")
                .of(TimelineLegend.of(timeline, diagnosis).stream()
                        .map(entry -> Html.element("li")
                                .with("data-name", entry.name())
                                .of(
                                        new Html(entry.svg()),
                                        Html.element("span").of(entry.words()),
                                        Glossary.sign(entry.name()).equals(Html.EMPTY)
                                                ? Glossary.sign(entry.words())
                                                : Glossary.sign(entry.name())))
                        .toList());
    }

    private static Html hint() {
        return Html.element("p")
                .with("class", "quiet")
                .of("Point at an event, or go through them with the arrow keys, to read its passage. Choose two to see"
                        + " why one comes before the other.");
    }

    private Html about(CaseEvent event) {
        SimultaneousEvents moment = timeline.moment(event);
        List<Html> parts = new ArrayList<>();
        parts.add(Html.element("h3").of(links.of(event.node())));
        event.quote()
                .ifPresent(quote -> parts.add(Html.element("p")
                        .of(
                                links.quoted(NodeFactory.createURI(quote.iri()), quote.words()),
                                Html.element("span").with("class", "quiet").of(" " + quote.place()))));
        parts.add(Html.element("p")
                .with("class", "quiet")
                .of(String.join(
                        " · ",
                        List.of(
                                String.join(", ", event.kindLabels()),
                                moment.when().isEmpty() ? "no date" : moment.when(),
                                event.voice()))));
        diagnosis
                .filter(chosen -> !chosen.equals(event))
                .ifPresent(chosen -> parts.add(Html.element("p")
                        .of(
                                Html.text(timeline.relation(event, chosen).words() + " " + chosen.label() + ": "),
                                Html.link(orderAddress(event, chosen), "why"))));
        parts.add(compare(event));
        return Html.all(parts);
    }

    private String orderAddress(CaseEvent first, CaseEvent second) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("first", first.id());
        parameters.put("second", second.id());
        return Addresses.with(Addresses.of(caseIri.getURI()) + "/order", parameters);
    }

    private Html compare(CaseEvent event) {
        return Html.element("form")
                .with("method", "get")
                .with("action", Addresses.of(caseIri.getURI()) + "/order")
                .with("class", "choice")
                .of(
                        Html.element("input")
                                .with("type", "hidden")
                                .with("name", "first")
                                .with("value", event.id())
                                .of(),
                        Html.element("label").with("for", "second").of("Its order to"),
                        Html.element("select")
                                .with("id", "second")
                                .with("name", "second")
                                .of(timeline.events().stream()
                                        .filter(other -> !other.equals(event))
                                        .map(other -> option(other.id(), other.label(), false))
                                        .toList()),
                        Html.element("button").with("type", "submit").of("Why?"));
    }

    private Html downloads() {
        return Html.element("ul")
                .with("class", "downloads")
                .of(
                        Html.element("li")
                                .of(Html.element("a")
                                        .with("href", address(caseIri, "timeline.svg", diagnosis))
                                        .with("download", "timeline.svg")
                                        .of("SVG")),
                        Html.element("li")
                                .with("class", "png")
                                .with("hidden", "hidden")
                                .of(Html.element("button")
                                        .with("type", "button")
                                        .with("class", "plain")
                                        .of("PNG")),
                        Html.element("li").of(Html.link(address(caseIri, "timeline.json", diagnosis), "JSON")));
    }
}
