package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A timeline as SVG: the order of the moments on top, the axis below it, then a lane for each kind of event. Dated events
 * are filled and lie on the range that they have; undated ones are hollow with open ends and lie in hatched zones without
 * dates. Where a diagnosis is chosen, the shape and the colour of each mark say how the event lies to it.
 */
public final class TimelineDrawing {
    static final double WIDTH = 1120;
    static final double AXIS = 26;

    private final CaseTimeline timeline;
    private final Optional<CaseEvent> diagnosis;
    private final Places places;
    private final LanesDrawing lanes;
    private final OrderStrip strip;
    private final double right;

    /**
     * @param diagnosis to which every event is compared, if one is chosen
     * @param address where each event leads, encoded
     */
    public TimelineDrawing(CaseTimeline timeline, Optional<CaseEvent> diagnosis, Function<CaseEvent, String> address) {
        this.timeline = timeline;
        this.diagnosis = diagnosis;
        this.places = new Places(timeline, LanesDrawing.NAMES, WIDTH - LanesDrawing.NAMES - LanesDrawing.EDGE);
        this.right = Math.max(WIDTH - LanesDrawing.EDGE, places.axis().right());
        this.lanes = new LanesDrawing(timeline, diagnosis, address, places, right);
        this.strip = new OrderStrip(timeline, places);
    }

    /** An element {@code svg} that can stand in a page and alone. */
    public String svg() {
        double axisTop = strip.height() + 6;
        double top = axisTop + AXIS;
        double y = top + lanes.height();
        double width = right + LanesDrawing.EDGE;
        List<Svg> parts = new ArrayList<>();
        parts.add(Svg.element("title").of(name()));
        AxisDrawing ground = new AxisDrawing(timeline.scale(), places.axis(), right, "not placed in time");
        parts.add(AxisDrawing.hatch());
        parts.add(Svg.rectangle(0, 0, width, y + 4)
                .with("class", "paper")
                .with("fill", Ink.PAPER)
                .of());
        parts.addAll(ground.zones(axisTop, y));
        parts.addAll(ground.axis(axisTop, y));
        diagnosis.ifPresent(event ->
                parts.add(LanesDrawing.upright(places.of(timeline.moment(event)).x(), axisTop, y)));
        if (strip.height() > 0) {
            parts.add(Svg.text(LanesDrawing.EDGE, 24)
                    .with("class", "lane")
                    .with("font-size", 12)
                    .with("font-weight", "600")
                    .with("fill", Ink.QUIET)
                    .of("Order"));
        }
        parts.add(strip.drawing(0));
        parts.addAll(lanes.drawing(top));
        return Svg.element("svg")
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("class", "timeline")
                .with("viewBox", "0 0 " + Svg.number(width) + " " + Svg.number(y + 4))
                .with("width", width)
                .with("height", y + 4)
                .with("role", "group")
                .with("aria-label", name())
                .with("font-family", Ink.FONT)
                .with("font-size", LaneRows.FONT)
                .of(parts)
                .markup();
    }

    /** The moments from left to right, those in one list whose order among each other is not known. */
    public List<List<Moment>> steps() {
        List<List<Moment>> steps = new ArrayList<>();
        for (Moment moment : places.inOrder()) {
            List<Moment> last = steps.isEmpty() ? List.of() : steps.get(steps.size() - 1);
            boolean isBeside = !last.isEmpty()
                    && last.stream()
                            .allMatch(other -> !other.isDated()
                                    && !moment.isDated()
                                    && places.of(other).x() == places.of(moment).x());
            if (isBeside) {
                last.add(moment);
            } else {
                steps.add(new ArrayList<>(List.of(moment)));
            }
        }
        return steps;
    }

    /** The mark of an event as a picture of its own. */
    public String mark(CaseEvent event) {
        return TimelineLegend.sample(
                diagnosis
                        .map(chosen -> timeline.relation(event, chosen).shortName())
                        .orElse("any"),
                List.of(Mark.of(
                        8,
                        8,
                        timeline.moment(event).isDated(),
                        diagnosis.map(chosen -> timeline.relation(event, chosen)))),
                16);
    }

    private String name() {
        return "Timeline of " + timeline.title()
                + diagnosis.map(event -> ", compared with " + event.label()).orElse("");
    }
}
