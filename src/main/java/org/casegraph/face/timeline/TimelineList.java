package org.casegraph.face.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.casegraph.chronicle.CaseEvent;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.chronicle.SimultaneousEvents;
import org.casegraph.drawing.TimelineDrawing;
import org.casegraph.face.html.Html;

/** A timeline as a list, for a screen too narrow for the drawing: from above to below in its proven order. */
record TimelineList(CaseTimeline timeline, TimelineDrawing drawing, Function<CaseEvent, String> address) {
    Html html() {
        return Html.all(drawing.scales().stream().map(this::scale).toList());
    }

    private Html scale(TimelineDrawing.Scale scale) {
        Stream<Html> heading = Stream.of(scale.words())
                .filter(words -> !words.isEmpty())
                .map(words -> Html.element("li").with("class", "scale").of(words));
        return Html.element("ol")
                .with("class", "moments")
                .of(Stream.concat(heading, scale.steps().stream().map(this::step))
                        .toList());
    }

    private Html step(List<SimultaneousEvents> moments) {
        List<Html> parts = new ArrayList<>();
        if (moments.size() > 1) {
            parts.add(Html.element("p").with("class", "quiet").of("in an order that is not told"));
        }
        moments.forEach(moment -> parts.add(moment(moment)));
        return Html.element("li")
                .with("class", moments.get(0).isDated() ? "dated" : "undated")
                .of(parts);
    }

    private Html moment(SimultaneousEvents moment) {
        return Html.element("div")
                .with("class", "moment")
                .of(
                        Html.element("p").with("class", "when").of(moment.when().isEmpty() ? "no date" : moment.when()),
                        Html.element("ul")
                                .of(moment.events().stream().map(this::event).toList()));
    }

    private Html event(CaseEvent event) {
        return Html.element("li")
                .of(Html.element("a")
                        .with("href", address.apply(event))
                        .with("class", "event")
                        .with("data-event", event.id())
                        .of(new Html(drawing.mark(event)), Html.text(" " + event.label())));
    }
}
