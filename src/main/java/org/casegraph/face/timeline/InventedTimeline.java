package org.casegraph.face.timeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.casegraph.chronicle.CaseEvent;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.drawing.TimelineDrawing;
import org.casegraph.drawing.TimelineLegend;
import org.casegraph.export.SingleCaseStore;
import org.casegraph.face.html.Html;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.TurtleSource;
import org.casegraph.store.Store;

/** A timeline of an invented case, the same whatever is served: its legend, its picture, and the list for narrow screens. */
public final class InventedTimeline {
    private static final String FILE = "/casegraph/face/elements.ttl";

    private InventedTimeline() {}

    /** @param address where its events lead */
    public static Html html(String address) {
        SourceGraph source = TurtleSource.read("elements.ttl", text());
        try (Store store = SingleCaseStore.of(source)) {
            CaseTimeline timeline = CaseTimeline.of(store, source.name());
            Optional<CaseEvent> diagnosis = timeline.mainDiagnosis();
            Function<CaseEvent, String> addresses = event -> address;
            TimelineDrawing drawing = new TimelineDrawing(timeline, diagnosis, addresses);
            return Html.element("section")
                    .with("class", "timeline-figure")
                    .with("aria-label", "Timeline")
                    .of(
                            Html.element("ul")
                                    .with("class", "legend")
                                    .of(TimelineLegend.of(timeline, diagnosis).stream()
                                            .map(entry -> Html.element("li")
                                                    .of(
                                                            new Html(entry.svg()),
                                                            Html.element("span").of(entry.words())))
                                            .toList()),
                            Html.element("div")
                                    .with("class", "drawing")
                                    .with("tabindex", "0")
                                    .of(new Html(drawing.svg())),
                            new TimelineList(timeline, drawing, addresses).html());
        }
    }

    private static String text() {
        try (InputStream file = Objects.requireNonNull(InventedTimeline.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
