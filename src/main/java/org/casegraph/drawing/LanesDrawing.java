package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.casegraph.chronicle.CaseEvent;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.chronicle.Lane;
import org.casegraph.chronicle.Relation;
import org.casegraph.chronicle.SimultaneousEvents;

/** The lanes of one case: a band for each kind of event, in it each event with its mark, its range and its label. */
final class LanesDrawing {
    /** How wide the names of the lanes are. */
    static final double NAMES = 128;

    static final double EDGE = 12;

    private static final double ROW = 23;
    private static final double LINE = 15;
    private static final double LANE_PADDING = 9;

    private final CaseTimeline timeline;
    private final Optional<CaseEvent> diagnosis;
    private final Function<CaseEvent, String> address;
    private final double right;
    private final LaneRows rows;
    private final String ids;
    private final Predicate<CaseEvent> isShared;

    /**
     * @param diagnosis to which every event is compared, if one is chosen
     * @param address where each event leads, encoded
     */
    LanesDrawing(
            CaseTimeline timeline,
            Optional<CaseEvent> diagnosis,
            Function<CaseEvent, String> address,
            AxisLayout places,
            double right) {
        this(timeline, diagnosis, address, places, right, "event-", event -> false);
    }

    /**
     * @param ids what the ids of the events begin with
     * @param isShared whether another case has such an event too, which is underlined
     */
    LanesDrawing(
            CaseTimeline timeline,
            Optional<CaseEvent> diagnosis,
            Function<CaseEvent, String> address,
            AxisLayout places,
            double right,
            String ids,
            Predicate<CaseEvent> isShared) {
        this.timeline = timeline;
        this.diagnosis = diagnosis;
        this.address = address;
        this.right = right;
        this.rows = new LaneRows(timeline, places, NAMES, right);
        this.ids = ids;
        this.isShared = isShared;
    }

    /** The lanes of one case or of several, on paper and with the hatch that they are drawn with. */
    static String framed(String name, double width, double height, List<Svg> lanes) {
        List<Svg> all = new ArrayList<>();
        all.add(Svg.element("title").of(name));
        all.add(AxisDrawing.hatch());
        all.add(Svg.rectangle(0, 0, width, height)
                .with("class", "paper")
                .with("fill", DrawingColours.PAPER)
                .of());
        all.addAll(lanes);
        return Svg.element("svg")
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("class", "timeline")
                .with("viewBox", "0 0 " + Svg.number(width) + " " + Svg.number(height))
                .with("width", width)
                .with("height", height)
                .with("role", "group")
                .with("aria-label", name)
                .with("font-family", DrawingColours.FONT)
                .with("font-size", LaneRows.FONT)
                .of(all)
                .markup();
    }

    double height() {
        return rows.items().entrySet().stream()
                .mapToDouble(lane -> height(lane.getKey(), lane.getValue()))
                .sum();
    }

    List<Svg> drawing(double top) {
        List<Svg> lanes = new ArrayList<>();
        double y = top;
        for (Map.Entry<Lane, List<LaneRows.Item>> lane : rows.items().entrySet()) {
            lanes.add(lane(lane.getKey(), lane.getValue(), y));
            y += height(lane.getKey(), lane.getValue());
        }
        return lanes;
    }

    /** Where the event is that all are compared with. */
    static Svg upright(double x, double top, double bottom) {
        return Svg.line(x, top, x, bottom)
                .with("class", "chosen")
                .with("stroke", DrawingColours.INK)
                .with("stroke-width", 1)
                .with("stroke-dasharray", "1 3")
                .of();
    }

    private static double height(Lane lane, List<LaneRows.Item> items) {
        return Math.max(LaneRows.rows(items) * ROW, lines(lane.words()).size() * LINE) + 2 * LANE_PADDING;
    }

    private Svg lane(Lane lane, List<LaneRows.Item> items, double top) {
        List<Svg> parts = new ArrayList<>();
        parts.add(Svg.line(0, top, right, top)
                .with("class", "rule")
                .with("stroke", DrawingColours.LINE)
                .with("stroke-width", 1)
                .of());
        double y = top + LANE_PADDING + 14;
        for (String line : lines(lane.words())) {
            parts.add(Svg.text(EDGE, y)
                    .with("class", "lane")
                    .with("font-size", 12)
                    .with("font-weight", "600")
                    .with("fill", DrawingColours.QUIET)
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
        return Svg.element("g")
                .with("class", "lane-of-events")
                .with("data-lane", lane.words())
                .with("data-height", height(lane, items))
                .of(parts);
    }

    private static List<String> lines(String words) {
        List<String> lines = new ArrayList<>(List.of(""));
        for (String word : words.split(" ")) {
            String longer = (lines.get(lines.size() - 1) + " " + word).strip();
            if (TextWidth.of(longer, 12) > NAMES - EDGE - 8) {
                lines.add(word);
            } else {
                lines.set(lines.size() - 1, longer);
            }
        }
        return lines;
    }

    private Svg event(LaneRows.Item item, double y) {
        CaseEvent event = item.event();
        SimultaneousEvents moment = timeline.moment(event);
        Optional<Relation> relation = diagnosis.map(chosen -> timeline.relation(event, chosen));
        AxisLayout.Place place = item.place();
        List<Svg> parts = new ArrayList<>();
        parts.add(Svg.element("title").of(described(event, moment, relation)));
        parts.add(Svg.rectangle(item.left() - 3, y - ROW / 2 + 1, item.right() - item.left() + 6, ROW)
                .with("class", "target")
                .with("rx", 4)
                .with("fill", "none")
                .with("pointer-events", "all")
                .of());
        if (!moment.isDated()) {
            parts.add(openEnds(place.x(), y, relation));
        } else if (place.to() - place.from() > 12 && moment.span().length() > 1) {
            parts.add(range(place, y, relation));
        }
        parts.add(EventMark.of(place.x(), y, moment.isDated(), relation));
        boolean isLeft = item.labelX() < place.x();
        Svg.Element label = Svg.text(item.labelX(), y + 4.3)
                .with("class", "label")
                .with("fill", DrawingColours.INK)
                .with("stroke", DrawingColours.PAPER)
                .with("stroke-width", 3)
                .with("stroke-linejoin", "round")
                .with("paint-order", "stroke");
        if (isShared.test(event)) {
            label.with("text-decoration", "underline");
        }
        parts.add((isLeft ? label.with("text-anchor", "end") : label).of(item.label()));
        Svg.Element link = Svg.element("a")
                .with("href", address.apply(event))
                .with("id", ids + event.id())
                .with(
                        "class",
                        "event" + relation.map(found -> " " + found.shortName()).orElse(""))
                .with("data-event", event.id())
                .with("aria-label", described(event, moment, relation));
        return Svg.element("g").with("role", "listitem").of(link.of(parts));
    }

    private String described(CaseEvent event, SimultaneousEvents moment, Optional<Relation> relation) {
        StringBuilder words = new StringBuilder(event.label());
        words.append(moment.when().isEmpty() ? ", no date" : ", " + moment.when());
        relation.filter(found -> !diagnosis.get().equals(event)).ifPresent(found -> words.append("; ")
                .append(found.words())
                .append(" ")
                .append(diagnosis.get().label()));
        return words.toString();
    }

    static Svg range(AxisLayout.Place place, double y, Optional<Relation> relation) {
        double low = y + 8;
        return Svg.path("M" + Svg.number(place.from() + 0.8) + " " + Svg.number(low - 3) + "v6m0 -3H"
                        + Svg.number(place.to() - 0.8) + "m0 -3v6")
                .with("class", "range")
                .with("fill", "none")
                .with("stroke", relation.map(DrawingColours::of).orElse(DrawingColours.INK))
                .with("stroke-opacity", "0.55")
                .with("stroke-width", 1.6)
                .of();
    }

    static Svg openEnds(double x, double y, Optional<Relation> relation) {
        return Svg.path("M" + Svg.number(x - 11) + " " + Svg.number(y) + "h5m12 0h5")
                .with("class", "open")
                .with("stroke", relation.map(DrawingColours::of).orElse(DrawingColours.INK))
                .with("stroke-width", 1.4)
                .with("stroke-dasharray", "1.4 1.6")
                .of();
    }
}
