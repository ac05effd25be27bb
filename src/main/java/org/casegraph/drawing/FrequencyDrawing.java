package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.casegraph.graph.Status;

/** How often findings have each status, a bar each; what is not reported or not read is left open. */
public final class FrequencyDrawing {
    private static final List<Status> SHOWN =
            List.of(Status.PRESENT, Status.SUSPECTED, Status.ABSENT, Status.NOT_REPORTED, Status.NOT_READ);
    private static final double FONT = 13;
    private static final double LINE = 22;
    private static final int MOST = 40;

    private FrequencyDrawing() {}

    /** The first forty; empty markup where there are none. */
    public static String svg(List<Frequency> frequencies) {
        return svg(frequencies, SvgFrame.Bars.of(280, 380, 10, longest(frequencies)));
    }

    /** The same for a narrow screen, each finding above its bar. */
    public static String narrow(List<Frequency> frequencies) {
        return svg(frequencies, SvgFrame.Bars.narrow(longest(frequencies)));
    }

    private static String svg(List<Frequency> frequencies, SvgFrame.Bars layout) {
        int most = frequencies.stream().mapToInt(Frequency::cases).max().orElse(0);
        if (most == 0) {
            return "";
        }
        List<Svg> parts = new ArrayList<>();
        double y = legend(layout, parts) + 28;
        for (Frequency frequency : frequencies.subList(0, Math.min(MOST, frequencies.size()))) {
            parts.add(layout.label(frequency.finding(), y, FONT));
            y += layout.lead();
            double perCase = layout.bar() / most;
            double x = layout.start();
            for (Status status : SHOWN) {
                x = bar(x, y, count(frequency, status) * perCase, status, parts);
            }
            parts.add(layout.figures(figures(frequency), y));
            y += LINE;
        }
        return SvgFrame.svg(
                "How often findings are present, suspected, absent, not reported and not read", layout, y + 6, parts);
    }

    private static String figures(Frequency frequency) {
        return SHOWN.stream()
                .map(status -> Integer.toString(count(frequency, status)))
                .collect(Collectors.joining(" · "));
    }

    private static String longest(List<Frequency> frequencies) {
        return frequencies.stream()
                .limit(MOST)
                .map(FrequencyDrawing::figures)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** Where its last line begins. */
    private static double legend(SvgFrame.Bars layout, List<Svg> parts) {
        double x = layout.start();
        double y = 6;
        for (Status status : SHOWN) {
            double width = 34 + TextWidth.of(status.word(), 12);
            if (x + width > layout.width()) {
                x = layout.start();
                y += LINE;
            }
            bar(x, y, 16, status, parts);
            parts.add(SvgFrame.text(x + 22, y + 14, status.word(), 12).quiet().of());
            x += width;
        }
        return y;
    }

    private static int count(Frequency frequency, Status status) {
        return switch (status) {
            case PRESENT -> frequency.present();
            case SUSPECTED -> frequency.suspected();
            case ABSENT -> frequency.absent();
            case NOT_REPORTED -> frequency.notReported();
            case NOT_READ -> frequency.notRead();
            case MEASURED, DERIVED -> 0;
        };
    }

    private static double bar(double x, double y, double width, Status status, List<Svg> parts) {
        if (width > 0) {
            boolean isOpen = status == Status.NOT_REPORTED || status == Status.NOT_READ;
            Svg.Element bar = Svg.rectangle(x + 0.5, y + 3, width - 1, 14)
                    .with("class", status.className())
                    .with("fill", isOpen ? "none" : DrawingColours.of(status))
                    .with("fill-opacity", status == Status.PRESENT ? "1" : "0.45")
                    .with("stroke", DrawingColours.of(status))
                    .with("stroke-width", 1);
            parts.add(
                    isOpen
                            ? bar.with("stroke-dasharray", status == Status.NOT_READ ? "1 3" : "4 2")
                                    .of()
                            : bar.of());
            if (status == Status.ABSENT) {
                parts.add(Svg.path("M" + Svg.number(x + 0.5) + " " + Svg.number(y + 10) + "h" + Svg.number(width - 1))
                        .with("class", status.className())
                        .with("stroke", DrawingColours.of(status))
                        .with("stroke-width", 1.5)
                        .of());
            }
        }
        return x + width;
    }
}
