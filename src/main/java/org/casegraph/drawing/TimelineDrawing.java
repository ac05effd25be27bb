package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.casegraph.chronicle.CalendarAndAges;
import org.casegraph.chronicle.CaseEvent;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.chronicle.SimultaneousEvents;
import org.casegraph.chronicle.TimeScale;

/**
 * A timeline as SVG: the order of the moments on top, the axis below it, then a lane for each kind of event. Dated events
 * are filled and lie on the range that they have; undated ones are hollow with open ends and lie in hatched zones without
 * dates. What has an age and no place in the calendar stands below, by age. Where a diagnosis is chosen, the shape and the colour of each mark say how the event lies to it.
 */
public final class TimelineDrawing {
    static final double WIDTH = 1120;

    private static final double NARROW = 700;

    private static final double HEADING = 24;

    private final CaseTimeline timeline;
    private final Optional<CaseEvent> diagnosis;
    private final Function<CaseEvent, String> address;
    private final double wide;
    private final List<TimelinePart> parts = new ArrayList<>();

    /**
     * @param diagnosis to which every event is compared, if one is chosen
     * @param address where each event leads, encoded
     */
    public TimelineDrawing(CaseTimeline timeline, Optional<CaseEvent> diagnosis, Function<CaseEvent, String> address) {
        this(timeline, diagnosis, address, WIDTH);
    }

    /** The same for where there is little room. */
    public static TimelineDrawing narrow(
            CaseTimeline timeline, Optional<CaseEvent> diagnosis, Function<CaseEvent, String> address) {
        return new TimelineDrawing(timeline, diagnosis, address, NARROW);
    }

    private TimelineDrawing(
            CaseTimeline timeline, Optional<CaseEvent> diagnosis, Function<CaseEvent, String> address, double wide) {
        this.timeline = timeline;
        this.wide = wide;
        this.diagnosis = diagnosis;
        this.address = address;
        CalendarAndAges apart = CalendarAndAges.of(timeline);
        parts.add(part(apart.main()));
        apart.ages().ifPresent(ages -> parts.add(part(ages)));
    }

    private TimelinePart part(CaseTimeline shown) {
        AxisLayout places = new AxisLayout(shown, LanesDrawing.NAMES, wide - LanesDrawing.NAMES - LanesDrawing.EDGE);
        double right = Math.max(wide - LanesDrawing.EDGE, places.axis().right());
        LanesDrawing lanes = new LanesDrawing(shown, diagnosis, address, places, right);
        return new TimelinePart(shown, diagnosis, shown.scale(), places, lanes, right, "not placed in time");
    }

    /** An element {@code svg} that can stand in a page and alone. */
    public String svg() {
        List<Svg> drawn = new ArrayList<>();
        double y = 0;
        double width = parts.stream().mapToDouble(TimelinePart::right).max().orElse(wide) + LanesDrawing.EDGE;
        for (TimelinePart part : parts) {
            if (parts.size() > 1) {
                drawn.add(scale(part, y, width));
                y += HEADING;
            } else {
                drawn.addAll(part.drawing(y));
            }
            y += part.height() + 4;
        }
        return LanesDrawing.framed(name(), width, y, drawn);
    }

    /** One of several scales, which ends where it ends when lanes of it are folded. */
    private static Svg scale(TimelinePart part, double top, double width) {
        List<Svg> drawn = new ArrayList<>(List.of(heading(part.timeline().scale(), 0)));
        drawn.addAll(part.drawing(HEADING));
        return Svg.element("svg")
                .with("class", "scale")
                .with("y", top)
                .with("width", width)
                .with("height", HEADING + part.height() + 4)
                .of(drawn);
    }

    private static Svg heading(TimeScale scale, double top) {
        return Svg.text(LanesDrawing.EDGE, top + 18)
                .with("font-size", 13)
                .with("font-weight", "600")
                .with("fill", DrawingColours.INK)
                .of(words(scale));
    }

    private static String words(TimeScale scale) {
        return scale.kind() == TimeScale.Kind.AGE
                ? "By age: what the case says does not place these ages in the calendar"
                : "By the calendar";
    }

    /**
     * What stands on one scale.
     *
     * @param words for a heading; empty where there is no other scale
     * @param steps the moments from left to right, those in one list whose order among each other is not known
     */
    public record Scale(String words, List<List<SimultaneousEvents>> steps) {}

    /** From above to below; one, or the calendar and ages. */
    public List<Scale> scales() {
        return parts.stream()
                .map(part -> new Scale(parts.size() > 1 ? words(part.timeline().scale()) : "", steps(part.places())))
                .toList();
    }

    /** The steps of all scales. */
    public List<List<SimultaneousEvents>> steps() {
        return scales().stream().flatMap(scale -> scale.steps().stream()).toList();
    }

    private static List<List<SimultaneousEvents>> steps(AxisLayout places) {
        List<List<SimultaneousEvents>> steps = new ArrayList<>();
        for (SimultaneousEvents moment : places.inOrder()) {
            List<SimultaneousEvents> last = steps.isEmpty() ? List.of() : steps.get(steps.size() - 1);
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
                List.of(EventMark.of(8, 8, isDated(event), diagnosis.map(chosen -> timeline.relation(event, chosen)))),
                16);
    }

    private boolean isDated(CaseEvent event) {
        return parts.stream()
                .map(TimelinePart::timeline)
                .anyMatch(shown -> shown.has(event) && shown.moment(event).isDated());
    }

    private String name() {
        return "Timeline of " + timeline.title()
                + diagnosis.map(event -> ", compared with " + event.label()).orElse("");
    }
}
