package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.List;

/** What comes first in how many cases, a bar each; what is certain is full, what nobody can tell is left open. */
public final class OrderDrawing {
    private static final double WIDTH = 760;
    private static final double LABEL = 330;
    private static final double BAR = 325;
    private static final double ROW = 22;
    private static final double FONT = 13;
    private static final double PALE = 0.4;
    private static final int MOST = 40;

    private OrderDrawing() {}

    /** A part of a bar, from the left. */
    private enum Part {
        BEFORE("certainly in this order", "precedes", DrawingColours.BEFORE, 1),
        PROBABLY("probably", "precedes", DrawingColours.BEFORE, PALE),
        TOGETHER("together", "at-once", DrawingColours.QUIET, 1),
        UNTOLD("cannot be told", "untold", DrawingColours.UNKNOWN, 0),
        PROBABLY_AFTER("probably the other way", "follows", DrawingColours.AFTER, PALE),
        AFTER("certainly", "follows", DrawingColours.AFTER, 1);

        private final String words;
        private final String className;
        private final String colour;
        private final double opacity;

        Part(String words, String className, String colour, double opacity) {
            this.words = words;
            this.className = className;
            this.colour = colour;
            this.opacity = opacity;
        }
    }

    /** The first forty; empty markup where there are none. */
    public static String svg(List<OrderedPair> pairs) {
        int most = pairs.stream().mapToInt(OrderedPair::n).max().orElse(0);
        if (most == 0) {
            return "";
        }
        List<Svg> parts = new ArrayList<>(legend());
        double y = 56;
        for (OrderedPair pair : pairs.subList(0, Math.min(MOST, pairs.size()))) {
            parts.add(SvgFrame.text(4, y + 14, TextWidth.fit(pair.classes(), FONT, LABEL - 12), FONT)
                    .of());
            double x = LABEL;
            for (Part part : Part.values()) {
                x = bar(x, y, count(pair, part) * BAR / most, part, parts);
            }
            parts.add(SvgFrame.text(
                            LABEL + BAR + 8, y + 14, pair.certainly() + " · " + pair.probably() + " of " + pair.n(), 12)
                    .quiet()
                    .of());
            y += ROW;
        }
        return SvgFrame.svg("In how many cases one comes before the other", WIDTH, y + 6, parts);
    }

    /** In two lines, as there are many words. */
    private static List<Svg> legend() {
        List<Svg> parts = new ArrayList<>();
        double x = 4;
        double y = 6;
        for (Part part : Part.values()) {
            double width = 38 + TextWidth.of(part.words, 12);
            if (part == Part.UNTOLD) {
                x = 4;
                y += 22;
            }
            bar(x, y, 16, part, parts);
            parts.add(SvgFrame.text(x + 22, y + 14, part.words, 12).quiet().of());
            x += width;
        }
        return parts;
    }

    private static int count(OrderedPair pair, Part part) {
        int before = pair.probably() - pair.certainly();
        int after = pair.probablyFollows() - pair.certainlyFollows();
        return switch (part) {
            case BEFORE -> pair.certainly();
            case PROBABLY -> before;
            case TOGETHER -> pair.together();
            case UNTOLD -> pair.n() - pair.probably() - pair.together() - pair.probablyFollows();
            case PROBABLY_AFTER -> after;
            case AFTER -> pair.certainlyFollows();
        };
    }

    private static double bar(double x, double y, double width, Part part, List<Svg> parts) {
        if (width > 0) {
            Svg.Element bar = Svg.rectangle(x + 0.5, y + 3, width - 1, 14)
                    .with("class", part.className)
                    .with("fill", part.opacity == 0 ? "none" : part.colour)
                    .with("fill-opacity", Svg.number(part.opacity))
                    .with("stroke", part.colour)
                    .with("stroke-width", 1);
            parts.add(part.opacity == 0 ? bar.with("stroke-dasharray", "4 2").of() : bar.of());
        }
        return x + width;
    }
}
