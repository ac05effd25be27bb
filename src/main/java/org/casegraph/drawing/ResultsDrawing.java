package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.casegraph.chronicle.Interval;

/**
 * Results against their reference ranges, a row each. An exact value is a filled dot; one that is only bounded is a hollow
 * dot with an arrow that has no end; a range with one end fades out at the other. Each quantity has its own scale.
 */
public final class ResultsDrawing {
    private static final double WIDTH = 760;
    private static final double LABEL = 250;
    private static final double SCALE = 300;
    private static final double ROW = 34;
    private static final double FONT = 13;

    private ResultsDrawing() {}

    /** Those without a number or a range are left out; empty markup where none is left. */
    public static String svg(List<LaboratoryResult> results) {
        Map<String, List<LaboratoryResult>> groups = new LinkedHashMap<>();
        results.stream()
                .filter(result -> result.value().isKnown() && result.range().isKnown())
                .forEach(result -> groups.computeIfAbsent(
                                result.quantity() + "\u0000" + result.unit(), key -> new ArrayList<>())
                        .add(result));
        List<Svg> rows = new ArrayList<>();
        double y = 8;
        for (List<LaboratoryResult> group : groups.values()) {
            double most =
                    group.stream().flatMapToDouble(ResultsDrawing::ends).max().orElse(1);
            double least = Math.min(
                    0,
                    group.stream().flatMapToDouble(ResultsDrawing::ends).min().orElse(0));
            for (LaboratoryResult result : group) {
                rows.add(row(result, least, most + (most - least) * 0.18, y));
                y += ROW;
            }
        }
        return rows.isEmpty() ? "" : SvgFrame.svg("Results against their reference ranges", WIDTH, y + 6, rows);
    }

    private static DoubleStream ends(LaboratoryResult result) {
        return DoubleStream.of(
                result.value().from().orElse(0),
                result.value().to().orElse(0),
                result.range().from().orElse(0),
                result.range().to().orElse(0));
    }

    private static Svg row(LaboratoryResult result, double least, double most, double top) {
        double y = top + ROW / 2 - 3;
        double perUnit = SCALE / (most - least);
        List<Svg> parts = new ArrayList<>();
        parts.add(SvgFrame.text(4, y + 4, TextWidth.fit(result.label(), FONT, LABEL - 16), FONT)
                .of());
        parts.add(Svg.line(LABEL, y, LABEL + SCALE, y)
                .with("class", "rule")
                .with("stroke", DrawingColours.LINE)
                .with("stroke-width", 1)
                .of());
        parts.addAll(range(
                result,
                x(result.range().from().orElse(least), least, perUnit),
                x(result.range().to().orElse(most), least, perUnit),
                y));
        parts.addAll(value(result, least, perUnit, y));
        parts.add(SvgFrame.text(LABEL + SCALE + 16, y + 4, result.written(), FONT)
                .bold()
                .of());
        double after = LABEL + SCALE + 16 + TextWidth.of(result.written(), FONT) * 1.08 + 8;
        parts.add(SvgFrame.text(after, y + 4, TextWidth.fit(result.judgement(), FONT, WIDTH - after), FONT)
                .quiet()
                .of());
        return Svg.element("g")
                .with("class", result.isAbnormal() ? "abnormal" : "normal")
                .of(parts);
    }

    private static List<Svg> range(LaboratoryResult result, double from, double to, double y) {
        List<Svg> parts = new ArrayList<>();
        Svg.Element band = Svg.rectangle(from, y - 7, to - from, 14)
                .with("class", "band")
                .with("fill", DrawingColours.BEFORE)
                .with("fill-opacity", "0.16");
        parts.add((result.isBorrowed()
                        ? band.with("stroke", DrawingColours.BEFORE).with("stroke-dasharray", "3 2")
                        : band)
                .of());
        result.range().from().ifPresent(low -> parts.add(end(from, y, low)));
        result.range().to().ifPresent(high -> parts.add(end(to, y, high)));
        return parts;
    }

    private static Svg end(double x, double y, double number) {
        return Svg.element("g")
                .of(
                        Svg.line(x, y - 7, x, y + 7)
                                .with("class", "band-end")
                                .with("stroke", DrawingColours.BEFORE)
                                .with("stroke-width", 1.2)
                                .of(),
                        SvgFrame.text(x, y + 18, Svg.number(number), 10)
                                .quiet()
                                .middle()
                                .of());
    }

    private static List<Svg> value(LaboratoryResult result, double least, double perUnit, double y) {
        Interval value = result.value();
        if (value.isExact()) {
            return List.of(dot(x(value.from().getAsDouble(), least, perUnit), y, true));
        }
        List<Svg> parts = new ArrayList<>();
        double from = value.from().isPresent() ? x(value.from().getAsDouble(), least, perUnit) : LABEL;
        double to = value.to().isPresent() ? x(value.to().getAsDouble(), least, perUnit) : LABEL + SCALE;
        parts.add(Svg.line(from, y, to, y)
                .with("class", "value")
                .with("stroke", DrawingColours.AFTER)
                .with("stroke-width", 2.4)
                .of());
        value.from().ifPresent(bound -> parts.add(dot(from, y, false)));
        value.to().ifPresent(bound -> parts.add(dot(to, y, false)));
        if (value.to().isEmpty()) {
            parts.add(arrow(to, y, 1));
        }
        if (value.from().isEmpty()) {
            parts.add(arrow(from, y, -1));
        }
        return parts;
    }

    private static Svg arrow(double x, double y, int direction) {
        return Svg.path("M" + Svg.number(x - 6 * direction) + " " + Svg.number(y - 5) + "L" + Svg.number(x) + " "
                        + Svg.number(y) + "L" + Svg.number(x - 6 * direction) + " " + Svg.number(y + 5))
                .with("class", "value open-end")
                .with("fill", "none")
                .with("stroke", DrawingColours.AFTER)
                .with("stroke-width", 2.4)
                .of();
    }

    private static Svg dot(double x, double y, boolean isExact) {
        return Svg.element("circle")
                .with("class", isExact ? "value exact" : "value bound")
                .with("cx", x)
                .with("cy", y)
                .with("r", 5)
                .with("fill", isExact ? DrawingColours.AFTER : DrawingColours.PAPER)
                .with("stroke", DrawingColours.AFTER)
                .with("stroke-width", 2)
                .of();
    }

    private static double x(double number, double least, double perUnit) {
        return LABEL + (number - least) * perUnit;
    }
}
