package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.casegraph.graph.Status;

/** How often findings have each status, a bar each; what is not reported or not read is left open. */
public final class FrequencyDrawing {
    private static final List<Status> SHOWN =
            List.of(Status.PRESENT, Status.SUSPECTED, Status.ABSENT, Status.NOT_REPORTED, Status.NOT_READ);
    private static final double WIDTH = 760;
    private static final double LABEL = 280;
    private static final double BAR = 380;
    private static final double ROW = 22;
    private static final double FONT = 13;
    private static final int MOST = 40;

    private FrequencyDrawing() {}

    /** The first forty; empty markup where there are none. */
    public static String svg(List<Frequency> frequencies) {
        int most = frequencies.stream().mapToInt(Frequency::cases).max().orElse(0);
        if (most == 0) {
            return "";
        }
        List<Svg> parts = new ArrayList<>(legend());
        double y = 34;
        for (Frequency frequency : frequencies.subList(0, Math.min(MOST, frequencies.size()))) {
            parts.add(SvgFrame.text(4, y + 14, TextWidth.fit(frequency.finding(), FONT, LABEL - 12), FONT)
                    .of());
            double perCase = BAR / most;
            double x = LABEL;
            for (Status status : SHOWN) {
                x = bar(x, y, count(frequency, status) * perCase, status, parts);
            }
            parts.add(SvgFrame.text(
                            LABEL + BAR + 10,
                            y + 14,
                            SHOWN.stream()
                                    .map(status -> Integer.toString(count(frequency, status)))
                                    .collect(Collectors.joining(" · ")),
                            12)
                    .quiet()
                    .of());
            y += ROW;
        }
        return SvgFrame.svg(
                "How often findings are present, suspected, absent, not reported and not read", WIDTH, y + 6, parts);
    }

    private static List<Svg> legend() {
        List<Svg> parts = new ArrayList<>();
        double x = LABEL;
        for (Status status : SHOWN) {
            bar(x, 6, 16, status, parts);
            parts.add(SvgFrame.text(x + 22, 20, status.word(), 12).quiet().of());
            x += 34 + TextWidth.of(status.word(), 12);
        }
        return parts;
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
