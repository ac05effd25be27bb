package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.casegraph.chronicle.CaseEvent;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.chronicle.TimeScale;

/**
 * What is drawn on one scale: the order on top, the axis below it, then the lanes.
 *
 * @param event where a line goes down, if one is chosen
 * @param right where everything ends
 * @param unrelated what is said of events that no order binds to a date
 */
record TimelinePart(
        CaseTimeline timeline,
        Optional<CaseEvent> event,
        TimeScale scale,
        AxisLayout places,
        LanesDrawing lanes,
        double right,
        String unrelated) {
    private static final double AXIS = 26;

    double height() {
        return axisTop() + AXIS + lanes.height();
    }

    private double axisTop() {
        return strip().height() + 6;
    }

    private OrderStrip strip() {
        return new OrderStrip(timeline, places);
    }

    List<Svg> drawing(double top) {
        OrderStrip strip = strip();
        double axis = top + axisTop();
        double bottom = top + height();
        List<Svg> parts = new ArrayList<>();
        AxisDrawing ground = new AxisDrawing(scale, places.axis(), right, unrelated);
        parts.addAll(ground.zones(places.zonesInUse(), axis, bottom));
        parts.addAll(ground.axis(axis, bottom));
        event.filter(timeline::has)
                .ifPresent(chosen -> parts.add(
                        LanesDrawing.upright(places.of(timeline.moment(chosen)).x(), axis, bottom)));
        if (strip.height() > 0) {
            parts.add(Svg.text(LanesDrawing.EDGE, top + 24)
                    .with("class", "lane")
                    .with("font-size", 12)
                    .with("font-weight", "600")
                    .with("fill", DrawingColours.QUIET)
                    .of("Which came first"));
        }
        parts.add(strip.drawing(top));
        parts.addAll(lanes.drawing(axis + AXIS));
        return parts;
    }
}
