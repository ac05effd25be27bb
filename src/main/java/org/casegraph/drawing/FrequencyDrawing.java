package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.List;

/** How often findings are present, absent and not reported, a bar each; what is not reported is left open. */
public final class FrequencyDrawing {
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
            x = bar(x, y, frequency.present() * perCase, "present", parts);
            x = bar(x, y, frequency.absent() * perCase, "absent", parts);
            bar(x, y, frequency.notReported() * perCase, "not-reported", parts);
            parts.add(SvgFrame.text(
                            LABEL + BAR + 10,
                            y + 14,
                            frequency.present() + " · " + frequency.absent() + " · " + frequency.notReported(),
                            12)
                    .quiet()
                    .of());
            y += ROW;
        }
        return SvgFrame.svg("How often findings are present, absent and not reported", WIDTH, y + 6, parts);
    }

    private static List<Svg> legend() {
        List<Svg> parts = new ArrayList<>();
        double x = LABEL;
        for (String kind : List.of("present", "absent", "not-reported")) {
            bar(x, 6, 16, kind, parts);
            String words = kind.replace('-', ' ');
            parts.add(SvgFrame.text(x + 22, 20, words, 12).quiet().of());
            x += 34 + TextWidth.of(words, 12);
        }
        return parts;
    }

    private static double bar(double x, double y, double width, String kind, List<Svg> parts) {
        if (width > 0) {
            boolean isPresent = kind.equals("present");
            boolean isAbsent = kind.equals("absent");
            Svg.Element bar = Svg.rectangle(x + 0.5, y + 3, width - 1, 14)
                    .with("class", kind)
                    .with("fill", isPresent ? DrawingColours.BEFORE : isAbsent ? DrawingColours.AFTER : "none")
                    .with("fill-opacity", isAbsent ? "0.45" : "1")
                    .with(
                            "stroke",
                            isPresent ? DrawingColours.BEFORE : isAbsent ? DrawingColours.AFTER : DrawingColours.QUIET)
                    .with("stroke-width", 1);
            parts.add((isPresent || isAbsent ? bar : bar.with("stroke-dasharray", "2 2")).of());
        }
        return x + width;
    }
}
