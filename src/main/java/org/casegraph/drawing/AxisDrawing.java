package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.List;
import org.casegraph.chronicle.TimeScale;

/**
 * What lies behind the events: the axis with its marks where there are dates, and a hatch where only the order is known.
 *
 * @param right to where the last zone reaches
 * @param unrelated what is said of events that no order binds to a date
 */
record AxisDrawing(TimeScale scale, Axis axis, double right, String unrelated) {
    static Svg hatch() {
        return Svg.element("defs")
                .of(Svg.element("pattern")
                        .with("id", "undated")
                        .with("width", 7)
                        .with("height", 7)
                        .with("patternUnits", "userSpaceOnUse")
                        .with("patternTransform", "rotate(45)")
                        .of(Svg.line(0, 0, 0, 7)
                                .with("class", "hatch")
                                .with("stroke", DrawingColours.SHADE)
                                .with("stroke-width", 5)
                                .of()));
    }

    List<Svg> zones(double top, double bottom) {
        return zones(axis.zones(), top, bottom);
    }

    /** Only some of them. */
    List<Svg> zones(List<Axis.Zone> zones, double top, double bottom) {
        List<Svg> parts = new ArrayList<>();
        boolean hasDates = !axis.pieces().isEmpty();
        for (Axis.Zone zone : zones) {
            double x = zone.x() - 6;
            double width = (zone == last(axis.zones()) && zone.x() + zone.width() >= axis.right() - 1
                            ? right
                            : zone.x() + zone.width() + 6)
                    - x;
            parts.add(Svg.rectangle(x, top, width, bottom - top)
                    .with("class", "zone")
                    .with("fill", "url(#undated)")
                    .of());
            String words = words(zone, hasDates);
            String fitted = TextWidth.of(words, 11) < width - 8 ? words : zone.isRelated() ? "no date" : "no time";
            parts.add(Svg.text(x + 6, top + 16)
                    .with("class", "quiet")
                    .with("font-size", 11)
                    .with("font-style", "italic")
                    .with("fill", DrawingColours.QUIET)
                    .of(fitted));
        }
        return parts;
    }

    private String words(Axis.Zone zone, boolean hasDates) {
        if (zone.isRelated()) {
            return "order only, no dates";
        }
        if (hasDates) {
            return unrelated;
        }
        return zone.columns() > 1 ? "order only, no dates" : "nothing says when these were";
    }

    private static Axis.Zone last(List<Axis.Zone> zones) {
        return zones.get(zones.size() - 1);
    }

    List<Svg> axis(double top, double bottom) {
        List<Svg> parts = new ArrayList<>();
        for (Axis.Piece piece : axis.pieces()) {
            parts.add(Svg.line(piece.x(), top + 20, piece.x() + piece.width(), top + 20)
                    .with("class", "axis")
                    .with("stroke", DrawingColours.INK)
                    .with("stroke-width", 1.5)
                    .of());
            double perDay = piece.width() / (piece.to() - piece.from());
            for (Ticks.Tick tick : Ticks.of(scale, piece.from(), piece.to(), perDay)) {
                double x = piece.at(tick.day());
                parts.add(Svg.line(x, top + 16, x, bottom)
                        .with("class", "rule")
                        .with("stroke", DrawingColours.LINE)
                        .with("stroke-width", 1)
                        .of());
                parts.add(Svg.text(x + 3, top + 14)
                        .with("class", "tick")
                        .with("font-size", 11)
                        .with("fill", DrawingColours.QUIET)
                        .of(tick.label()));
            }
        }
        return parts;
    }
}
