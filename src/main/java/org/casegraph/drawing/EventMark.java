package org.casegraph.drawing;

import java.util.Locale;
import java.util.Optional;
import org.casegraph.chronicle.Relation;

/**
 * The mark of an event. Its shape says how the event lies to the chosen diagnosis, a dashed line that this is only
 * probable, and only what has a place on the scale is filled.
 */
final class EventMark {
    private static final double R = 5;

    private EventMark() {}

    static Svg of(double x, double y, boolean isDated, Optional<Relation> relation) {
        String colour = relation.map(DrawingColours::of).orElse(DrawingColours.INK);
        boolean isProbable = relation.filter(
                        found -> found.isProbable() || found == Relation.NOT_AFTER || found == Relation.NOT_BEFORE)
                .isPresent();
        Svg.Element shape = relation.map(found -> shape(found, x, y))
                .orElseGet(() -> circle(x, y))
                .with("class", "mark" + (isDated ? " dated" : ""))
                .with("fill", isDated ? colour : DrawingColours.PAPER)
                .with("stroke", colour)
                .with("stroke-width", 1.6);
        Svg drawn = (isProbable ? shape.with("stroke-dasharray", "2.2 1.6").with("fill-opacity", "0.35") : shape).of();
        return relation.filter(found -> found == Relation.CANNOT_BE_TOLD).isPresent()
                ? new Svg(drawn.markup()
                        + Svg.text(x, y + 3.4)
                                .with("class", isDated ? "unknown dated" : "unknown")
                                .with("text-anchor", "middle")
                                .with("font-size", 9.5)
                                .with("font-weight", "700")
                                .with("fill", isDated ? DrawingColours.PAPER : colour)
                                .of("?")
                                .markup())
                : drawn;
    }

    private static Svg.Element shape(Relation relation, double x, double y) {
        return switch (relation) {
            case BEFORE, PROBABLY_BEFORE, NOT_AFTER, PROBABLY_NOT_AFTER ->
                polygon(x - R - 1, y, x + R - 1, y - R, x + R - 1, y + R);
            case AFTER, PROBABLY_AFTER, NOT_BEFORE, PROBABLY_NOT_BEFORE ->
                polygon(x + R + 1, y, x - R + 1, y - R, x - R + 1, y + R);
            case TOGETHER -> polygon(x, y - R - 1, x + R + 1, y, x, y + R + 1, x - R - 1, y);
            case CANNOT_BE_TOLD ->
                Svg.element("circle").with("cx", x).with("cy", y).with("r", R + 1);
        };
    }

    private static Svg.Element circle(double x, double y) {
        return Svg.element("circle").with("cx", x).with("cy", y).with("r", R - 0.5);
    }

    private static Svg.Element polygon(double... points) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < points.length; i += 2) {
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", points[i], points[i + 1]));
        }
        return Svg.path(path.append("Z").toString()).with("stroke-linejoin", "round");
    }
}
