package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A timeline as SVG: the order of the moments on top, the axis below it, then a lane for each kind of event. Dated events
 * are filled and lie on the range that they have; undated ones are hollow with open ends and lie in hatched zones without
 * dates. Where a diagnosis is chosen, the shape and the colour of each mark say how the event lies to it.
 */
public final class TimelineDrawing {
    private static final double WIDTH = 1120;
    private static final double LANE_NAMES = 128;
    private static final double EDGE = 12;
    private static final double ROW = 23;
    private static final double LINE = 15;
    private static final double LANE_PADDING = 9;
    private static final double AXIS = 26;

    private final CaseTimeline timeline;
    private final Optional<CaseEvent> diagnosis;
    private final Function<CaseEvent, String> address;
    private final Places places;
    private final LaneRows rows;
    private final OrderStrip strip;
    private final double right;

    /**
     * @param diagnosis to which every event is compared, if one is chosen
     * @param address where each event leads, encoded
     */
    public TimelineDrawing(CaseTimeline timeline, Optional<CaseEvent> diagnosis, Function<CaseEvent, String> address) {
        this.timeline = timeline;
        this.diagnosis = diagnosis;
        this.address = address;
        this.places = new Places(timeline, LANE_NAMES, WIDTH - LANE_NAMES - EDGE);
        this.right = Math.max(WIDTH - EDGE, places.axis().right());
        this.rows = new LaneRows(timeline, places, LANE_NAMES, right);
        this.strip = new OrderStrip(timeline, places);
    }

    /** An element {@code svg} that can stand in a page and alone. */
    public String svg() {
        double axisTop = strip.height() + 6;
        double top = axisTop + AXIS;
        List<Svg> lanes = new ArrayList<>();
        double y = top;
        for (Map.Entry<Lane, List<LaneRows.Item>> lane : rows.items().entrySet()) {
            double height = Math.max(
                            LaneRows.rows(lane.getValue()) * ROW,
                            lines(lane.getKey().words()).size() * LINE)
                    + 2 * LANE_PADDING;
            lanes.add(lane(lane.getKey(), lane.getValue(), y, height));
            y += height;
        }
        double width = right + EDGE;
        List<Svg> parts = new ArrayList<>();
        parts.add(Svg.element("title").of(name()));
        AxisDrawing ground = new AxisDrawing(timeline.scale(), places.axis(), right);
        parts.add(AxisDrawing.hatch());
        parts.add(Svg.rectangle(0, 0, width, y + 4)
                .with("class", "paper")
                .with("fill", Ink.PAPER)
                .of());
        parts.addAll(ground.zones(axisTop, y));
        parts.addAll(ground.axis(axisTop, y));
        parts.addAll(chosen(axisTop, y));
        if (strip.height() > 0) {
            parts.add(Svg.text(EDGE, 24)
                    .with("class", "lane")
                    .with("font-size", 12)
                    .with("font-weight", "600")
                    .with("fill", Ink.QUIET)
                    .of("Order"));
        }
        parts.add(strip.drawing(0));
        parts.addAll(lanes);
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

    private List<Svg> chosen(double top, double bottom) {
        return diagnosis.stream()
                .map(event -> places.of(timeline.moment(event)).x())
                .map(x -> Svg.line(x, top, x, bottom)
                        .with("class", "chosen")
                        .with("stroke", Ink.INK)
                        .with("stroke-width", 1)
                        .with("stroke-dasharray", "1 3")
                        .of())
                .toList();
    }

    private Svg lane(Lane lane, List<LaneRows.Item> items, double top, double height) {
        List<Svg> parts = new ArrayList<>();
        parts.add(Svg.line(0, top, right, top)
                .with("class", "rule")
                .with("stroke", Ink.LINE)
                .with("stroke-width", 1)
                .of());
        double y = top + LANE_PADDING + 14;
        for (String line : lines(lane.words())) {
            parts.add(Svg.text(EDGE, y)
                    .with("class", "lane")
                    .with("font-size", 12)
                    .with("font-weight", "600")
                    .with("fill", Ink.QUIET)
                    .of(line));
            y += LINE;
        }
        List<Svg> events = new ArrayList<>();
        for (LaneRows.Item item : items) {
            events.add(event(item, top + LANE_PADDING + (item.row() + 0.5) * ROW));
        }
        parts.add(Svg.element("g")
                .with("role", "list")
                .with("aria-label", lane.words())
                .of(events));
        return Svg.element("g").of(parts);
    }

    private static List<String> lines(String words) {
        List<String> lines = new ArrayList<>(List.of(""));
        for (String word : words.split(" ")) {
            String longer = (lines.get(lines.size() - 1) + " " + word).strip();
            if (TextWidth.of(longer, 12) > LANE_NAMES - EDGE - 8) {
                lines.add(word);
            } else {
                lines.set(lines.size() - 1, longer);
            }
        }
        return lines;
    }

    private Svg event(LaneRows.Item item, double y) {
        CaseEvent event = item.event();
        Moment moment = timeline.moment(event);
        Optional<Relation> relation = diagnosis.map(chosen -> timeline.relation(event, chosen));
        Places.Place place = item.place();
        List<Svg> parts = new ArrayList<>();
        parts.add(Svg.element("title").of(described(event, moment, relation)));
        parts.add(Svg.rectangle(item.left() - 3, y - ROW / 2 + 1, item.right() - item.left() + 6, ROW)
                .with("class", "target")
                .with("rx", 4)
                .with("fill", "none")
                .of());
        if (!moment.isDated()) {
            parts.add(openEnds(place.x(), y, relation));
        } else if (place.to() - place.from() > 12 && moment.span().length() > 1) {
            parts.add(range(place, y, relation));
        }
        parts.add(Mark.of(place.x(), y, moment.isDated(), relation));
        boolean isLeft = item.labelX() < place.x();
        Svg.Element label = Svg.text(item.labelX(), y + 4.3)
                .with("class", "label")
                .with("fill", Ink.INK)
                .with("stroke", Ink.PAPER)
                .with("stroke-width", 3)
                .with("stroke-linejoin", "round")
                .with("paint-order", "stroke");
        parts.add((isLeft ? label.with("text-anchor", "end") : label).of(item.label()));
        Svg.Element link = Svg.element("a")
                .with("href", address.apply(event))
                .with("id", "event-" + event.id())
                .with(
                        "class",
                        "event" + relation.map(found -> " " + found.shortName()).orElse(""))
                .with("data-event", event.id())
                .with("aria-label", described(event, moment, relation));
        return Svg.element("g").with("role", "listitem").of(link.of(parts));
    }

    private String described(CaseEvent event, Moment moment, Optional<Relation> relation) {
        StringBuilder words = new StringBuilder(event.label());
        words.append(moment.when().isEmpty() ? ", no date" : ", " + moment.when());
        relation.filter(found -> !diagnosis.get().equals(event)).ifPresent(found -> words.append("; ")
                .append(found.words())
                .append(" ")
                .append(diagnosis.get().label()));
        return words.toString();
    }

    static Svg range(Places.Place place, double y, Optional<Relation> relation) {
        double low = y + 8;
        return Svg.path("M" + Svg.number(place.from() + 0.8) + " " + Svg.number(low - 3) + "v6m0 -3H"
                        + Svg.number(place.to() - 0.8) + "m0 -3v6")
                .with("class", "range")
                .with("fill", "none")
                .with("stroke", relation.map(Ink::of).orElse(Ink.INK))
                .with("stroke-opacity", "0.55")
                .with("stroke-width", 1.6)
                .of();
    }

    static Svg openEnds(double x, double y, Optional<Relation> relation) {
        return Svg.path("M" + Svg.number(x - 11) + " " + Svg.number(y) + "h5m12 0h5")
                .with("class", "open")
                .with("stroke", relation.map(Ink::of).orElse(Ink.INK))
                .with("stroke-width", 1.4)
                .with("stroke-dasharray", "1.4 1.6")
                .of();
    }
}
