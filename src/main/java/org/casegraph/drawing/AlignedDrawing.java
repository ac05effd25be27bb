package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.casegraph.chronicle.AlignedCase;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.chronicle.DayRange;
import org.casegraph.chronicle.EventKind;
import org.casegraph.chronicle.EventOrder;
import org.casegraph.chronicle.SimultaneousEvents;
import org.casegraph.chronicle.TimeScale;

/**
 * Several cases on one scale that counts from an event that each has: the lanes of each case below its name, everything
 * drawn as in a {@link TimelineDrawing}. What has no distance from the event stands in its proven order in a hatched zone,
 * and what has no order either in the last one.
 */
public final class AlignedDrawing {
    private static final double HEADING = 42;
    private static final double APART = 14;

    private final List<AlignedCase> cases;
    private final TimeScale scale;
    private final Set<EventKind> shared;
    private final List<int[]> numbers = new ArrayList<>();
    private final AxisLayout places;
    private final double right;

    /**
     * @param scale with what the time is counted from, in words
     * @param shared the kinds of event that more than one of the cases has
     */
    public AlignedDrawing(List<AlignedCase> cases, TimeScale scale, Set<EventKind> shared) {
        this.cases = List.copyOf(cases);
        this.scale = scale;
        this.shared = Set.copyOf(shared);
        this.places = places();
        this.right = Math.max(
                TimelineDrawing.WIDTH - LanesDrawing.EDGE, places.axis().right());
    }

    /**
     * All moments of all cases; that at which they are aligned is one, so what comes before it in one case comes before
     * what follows it in another.
     */
    private AxisLayout places() {
        List<SimultaneousEvents> moments = new ArrayList<>();
        moments.add(new SimultaneousEvents(0, List.of(), centred(DayRange.of(0, 0)), ""));
        for (AlignedCase one : cases) {
            int[] ours = new int[one.timeline().moments().size()];
            int at = one.event()
                    .map(event -> one.timeline().moment(event).index())
                    .orElse(-1);
            if (one.isDrawn()) {
                for (SimultaneousEvents moment : one.timeline().moments()) {
                    if (moment.index() != at) {
                        ours[moment.index()] = moments.size();
                        moments.add(new SimultaneousEvents(
                                moments.size(), moment.events(), centred(moment.span()), moment.when()));
                    }
                }
            }
            numbers.add(ours);
        }
        EventOrder order = new EventOrder(moments.size());
        IntStream.range(0, cases.size())
                .filter(i -> cases.get(i).isDrawn())
                .forEach(i -> cases.get(i).timeline().order().addTo(order, numbers.get(i)));
        order.closeOver(0);
        return new AxisLayout(
                moments, order, LanesDrawing.NAMES, TimelineDrawing.WIDTH - LanesDrawing.NAMES - LanesDrawing.EDGE);
    }

    /** The places of one case, by their number in the list. */
    AxisLayout placesOf(int number) {
        return places.part(cases.get(number).timeline(), numbers.get(number));
    }

    /** A point has the width of a day, half of it to each side. */
    private static DayRange centred(DayRange span) {
        if (!span.isBounded() || span.length() >= 1) {
            return span;
        }
        double middle = (span.from().getAsDouble() + span.to().getAsDouble()) / 2;
        return DayRange.of(middle - 0.5, middle + 0.5);
    }

    /** An element {@code svg} that can stand in a page and alone. */
    public String svg() {
        List<Svg> parts = new ArrayList<>();
        double y = 4;
        for (int i = 0; i < cases.size(); i++) {
            y = draw(i, y, parts) + APART;
        }
        double width = right + LanesDrawing.EDGE;
        return LanesDrawing.framed(name(), width, y, parts);
    }

    private String name() {
        return cases.size() + " cases, aligned on " + scale.origin();
    }

    /** Returns where the case ends. */
    private double draw(int number, double top, List<Svg> parts) {
        AlignedCase one = cases.get(number);
        double y = top + HEADING;
        parts.add(Svg.line(0, top, right, top)
                .with("class", "axis")
                .with("stroke", DrawingColours.INK)
                .with("stroke-width", 1.5)
                .of());
        String words = one.event()
                .map(event -> "aligned on " + event.label())
                .orElse(one.isDrawn() ? "by age" : "is not drawn: it has no such event");
        parts.add(Svg.text(LanesDrawing.EDGE, top + 19)
                .with("font-size", 14)
                .with("font-weight", "600")
                .with("fill", DrawingColours.INK)
                .of(TextWidth.fit(one.timeline().title(), 14, (right - 2 * LanesDrawing.EDGE) / 1.1)));
        parts.add(Svg.text(LanesDrawing.EDGE, top + 36)
                .with("class", "quiet")
                .with("fill", DrawingColours.QUIET)
                .of(TextWidth.fit(words, LaneRows.FONT, right - 2 * LanesDrawing.EDGE)));
        if (!one.isDrawn()) {
            return y;
        }
        AxisLayout own = placesOf(number);
        LanesDrawing lanes = new LanesDrawing(
                one.timeline(),
                one.event(),
                one.address(),
                own,
                right,
                "case-" + (number + 1) + "-event-",
                event -> event.kinds().stream().anyMatch(shared::contains));
        TimelinePart part = new TimelinePart(one.timeline(), one.event(), scale, own, lanes, right, unrelated());
        parts.addAll(part.drawing(y));
        return y + part.height();
    }

    private String unrelated() {
        return scale.kind() == TimeScale.Kind.AGE ? "age not known" : "cannot be told";
    }

    /** The kinds of event that more than one of these cases has. */
    public static Set<EventKind> shared(List<CaseTimeline> timelines) {
        Set<EventKind> seen = new HashSet<>();
        Set<EventKind> shared = new HashSet<>();
        for (CaseTimeline timeline : timelines) {
            Set<EventKind> kinds = new HashSet<>();
            timeline.events().forEach(event -> kinds.addAll(event.kinds()));
            kinds.stream().filter(kind -> !seen.add(kind)).forEach(shared::add);
        }
        return shared;
    }
}
