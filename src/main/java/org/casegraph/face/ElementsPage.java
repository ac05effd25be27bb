package org.casegraph.face;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.casegraph.drawing.Frequency;
import org.casegraph.drawing.FrequencyDrawing;
import org.casegraph.drawing.OrderDrawing;
import org.casegraph.drawing.OrderedPair;
import org.casegraph.drawing.TimelineLegend;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.face.html.Description;
import org.casegraph.face.html.Glossary;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.Page;
import org.casegraph.face.html.StatusMark;
import org.casegraph.face.html.Table;
import org.casegraph.face.timeline.InventedTimeline;
import org.casegraph.graph.Status;
import org.casegraph.store.OnFirstUse;

/** {@code /elements}: each element that pages are made of, once, for who changes how they look. */
final class ElementsPage implements HttpResource {
    static final String PATH = "/elements";

    private final Supplier<Representation> page = new OnFirstUse<>(() -> Page.of(
            "Elements",
            Html.element("h1").with("data-element", "title").of("Elements"),
            shown("lead", Html.element("p").with("class", "lead").of("Each element that pages are made of, once.")),
            part("Words", words()),
            part("Statuses", statuses()),
            part("Order in time", legend()),
            part("Timeline", shown("timeline", InventedTimeline.html(PATH))),
            part("Pictures", pictures()),
            part("Fields and buttons", fields()),
            part("Tables", table()),
            part("What went wrong, and what to mind", boxes()),
            part("What is folded", folded())));

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(Set.of());
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        return page.get();
    }

    private static Html part(String title, Html... content) {
        List<Html> all = new ArrayList<>();
        all.add(Html.element("h2").with("data-element", "heading").of(title));
        all.addAll(Arrays.asList(content));
        return Html.element("section").of(all);
    }

    /** @param name by which tests know it */
    private static Html shown(String name, Html element) {
        return Html.element("div").with("data-element", name).of(element);
    }

    private static Html words() {
        return Html.all(
                Html.element("p").with("data-element", "paragraph").of("A paragraph of text."),
                Html.element("p")
                        .with("class", "quiet")
                        .with("data-element", "quiet")
                        .of("What matters less."),
                Html.element("p")
                        .of(Html.element("a")
                                .with("href", PATH)
                                .with("data-element", "link")
                                .of("A link")),
                Html.element("p")
                        .of(Html.element("q").with("data-element", "quote").of("the words of a report")),
                Html.element("p")
                        .of(Html.element("mark").with("data-element", "marked").of("What is looked at")),
                Html.element("p")
                        .of(Html.element("a")
                                .with("class", "fact")
                                .with("href", PATH)
                                .with("data-element", "fact")
                                .of("What a fact rests on")),
                Html.element("p").of(Html.text("A word of the glossary: certain"), Glossary.sign("certain")),
                new Description().add("Name", Html.text("What belongs to it")).html(),
                Html.element("p")
                        .of(Html.element("code").with("data-element", "code").of("cg:Glossitis")));
    }

    private static Html statuses() {
        return Html.element("ul")
                .of(Arrays.stream(Status.values())
                        .map(status -> Html.element("li")
                                .with("data-element", "status-" + status.className())
                                .of(StatusMark.of(status)))
                        .toList());
    }

    /** As {@code timeline-figure}, whose colours the marks take. */
    private static Html legend() {
        return Html.element("div")
                .with("class", "timeline-figure")
                .of(Html.element("ul")
                        .with("class", "legend")
                        .of(TimelineLegend.whole().stream()
                                .map(entry -> Html.element("li")
                                        .with("data-element", "order-" + entry.name())
                                        .of(
                                                new Html(entry.svg()),
                                                Html.element("span").of(entry.words())))
                                .toList()));
    }

    private static Html pictures() {
        List<Frequency> frequencies = List.of(new Frequency("glossitis", 4, 1, 2, 3, 2));
        List<OrderedPair> orders = List.of(new OrderedPair("rash, diagnosis", 4, 6, 1, 2, 1, 12));
        return Html.all(
                picture("frequencies", FrequencyDrawing.svg(frequencies) + FrequencyDrawing.narrow(frequencies)),
                picture("orders", OrderDrawing.svg(orders) + OrderDrawing.narrow(orders)));
    }

    private static Html picture(String name, String svg) {
        return Html.element("figure")
                .with("class", "picture")
                .with("tabindex", "0")
                .with("data-element", name)
                .of(new Html(svg));
    }

    private static Html fields() {
        return Html.element("div")
                .with("class", "fields")
                .of(
                        Html.element("div")
                                .with("class", "field")
                                .of(
                                        Html.element("label").with("for", "one").of("A field"),
                                        Html.element("input")
                                                .with("id", "one")
                                                .with("data-element", "field")
                                                .with("placeholder", "any")
                                                .of(),
                                        Html.element("small").of("What is written here.")),
                        Html.element("div")
                                .with("class", "field")
                                .of(
                                        Html.element("label").with("for", "two").of("A choice"),
                                        Html.element("select")
                                                .with("id", "two")
                                                .with("data-element", "choice")
                                                .of(Html.element("option").of("any"))),
                        Html.element("button")
                                .with("type", "button")
                                .with("data-element", "button")
                                .of("Ask"),
                        Html.element("button")
                                .with("type", "button")
                                .with("class", "second")
                                .with("data-element", "second-button")
                                .of("Stop"),
                        Html.element("button")
                                .with("type", "button")
                                .with("class", "plain")
                                .with("data-element", "plain-button")
                                .of("PNG"));
    }

    private static Html table() {
        return shown(
                "table",
                new Table("Elements", "Finding", "Status")
                        .row(Html.text("glossitis"), StatusMark.of(Status.PRESENT))
                        .row(Html.text("diarrhoea"), StatusMark.of(Status.ABSENT))
                        .html());
    }

    private static Html boxes() {
        return Html.all(
                Html.element("div")
                        .with("class", "problem")
                        .with("data-element", "problem")
                        .of(
                                Html.element("strong").of("What is wrong"),
                                Html.element("p").of("Where, and what to do.")),
                Html.element("div")
                        .with("class", "cautions")
                        .with("data-element", "caution")
                        .of(
                                Html.element("h3").of("Read with care"),
                                Html.element("p").of("How it could mislead.")));
    }

    private static Html folded() {
        return Html.element("details")
                .with("class", "fold")
                .with("data-element", "fold")
                .of(Html.element("summary").of("Folded"), Html.element("p").of("Seen when asked for."));
    }
}
