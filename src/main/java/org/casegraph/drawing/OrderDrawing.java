package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What comes first in how many cases, a bar each; what is certain is full, what nobody can tell is left open. */
public final class OrderDrawing {
    private static final double FONT = 13;
    private static final double LINE = 22;
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
        return svg(pairs, SvgFrame.Bars.of(330, 325, 8, longest(pairs)));
    }

    /** The same for a narrow screen, each pair above its bar. */
    public static String narrow(List<OrderedPair> pairs) {
        return svg(pairs, SvgFrame.Bars.narrow(longest(pairs)));
    }

    private static String svg(List<OrderedPair> pairs, SvgFrame.Bars layout) {
        int most = pairs.stream().mapToInt(OrderedPair::n).max().orElse(0);
        if (most == 0) {
            return "";
        }
        List<Svg> parts = new ArrayList<>();
        double y = legend(layout, parts) + 28;
        for (OrderedPair pair : pairs.subList(0, Math.min(MOST, pairs.size()))) {
            parts.add(layout.label(pair.classes(), y, FONT));
            y += layout.lead();
            double x = layout.start();
            for (Part part : Part.values()) {
                x = bar(x, y, count(pair, part) * layout.bar() / most, part, parts);
            }
            parts.add(layout.figures(figures(pair), y));
            y += LINE;
        }
        return SvgFrame.svg("In how many cases one comes before the other", layout, y + 6, parts);
    }

    private static String figures(OrderedPair pair) {
        return pair.certainly() + " · " + pair.probably() + " of " + pair.n();
    }

    private static String longest(List<OrderedPair> pairs) {
        return pairs.stream()
                .limit(MOST)
                .map(OrderDrawing::figures)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** In two lines or more, as there are many words; where its last begins. */
    private static double legend(SvgFrame.Bars layout, List<Svg> parts) {
        double x = 4;
        double y = 6;
        for (Part part : Part.values()) {
            double width = 38 + TextWidth.of(part.words, 12);
            if (x + width > layout.width() || part == Part.UNTOLD && !layout.isNarrow()) {
                x = 4;
                y += LINE;
            }
            bar(x, y, 16, part, parts);
            parts.add(SvgFrame.text(x + 22, y + 14, part.words, 12).quiet().of());
            x += width;
        }
        return y;
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
