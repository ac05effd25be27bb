package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.List;

/** What the smaller pictures share: a frame with a name, text, and where the parts of a bar stand. */
final class SvgFrame {
    private SvgFrame() {}

    static String svg(String name, double width, double height, List<Svg> parts) {
        return svg(name, "picture", width, height, parts);
    }

    /** A page shows one of the two, by its width. */
    static String svg(String name, Bars layout, double height, List<Svg> parts) {
        return svg(name, layout.isNarrow() ? "picture slim" : "picture", layout.width(), height, parts);
    }

    private static String svg(String name, String kind, double width, double height, List<Svg> parts) {
        List<Svg> all = new ArrayList<>();
        all.add(Svg.element("title").of(name));
        all.add(Svg.rectangle(0, 0, width, height)
                .with("class", "paper")
                .with("fill", DrawingColours.PAPER)
                .of());
        all.addAll(parts);
        return Svg.element("svg")
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("class", kind)
                .with("viewBox", "0 0 " + Svg.number(width) + " " + Svg.number(height))
                .with("width", width)
                .with("height", height)
                .with("role", "img")
                .with("aria-label", name + "; the table has the same")
                .with("font-family", DrawingColours.FONT)
                .of(all)
                .markup();
    }

    static Text text(double x, double y, String words, double size) {
        return new Text(
                Svg.text(x, y)
                        .with("font-size", size)
                        .with("fill", DrawingColours.INK)
                        .with("class", "ink"),
                words);
    }

    /** A text on its way to be markup. */
    record Text(Svg.Element element, String words) {
        Text quiet() {
            element.with("fill", DrawingColours.QUIET).with("class", "quiet");
            return this;
        }

        Text bold() {
            element.with("font-weight", "600");
            return this;
        }

        Text middle() {
            element.with("text-anchor", "middle");
            return this;
        }

        Svg of() {
            return element.of(words);
        }
    }

    /**
     * A row of bars: a label, a bar, and figures after it.
     *
     * @param start of the bars
     * @param bar how long the longest is
     * @param gap between it and its figures
     * @param lead by how much a bar stands below its label; 0 beside it
     */
    record Bars(double width, double start, double bar, double gap, double lead) {
        private static final double MARGIN = 4;
        private static final double FIGURES = 12;
        private static final double WIDE = 760;

        /** As wide as a figure is on a telephone of 360 pixels, so that its words are as large as those around it. */
        private static final double NARROW = 300;

        /**
         * @param bar how long it is at most
         * @param figures the longest that stand after a bar
         */
        static Bars of(double label, double bar, double gap, String figures) {
            return new Bars(WIDE, label, Math.min(bar, WIDE - label - gap - room(figures)), gap, 0);
        }

        static Bars narrow(String figures) {
            return new Bars(NARROW, MARGIN, NARROW - 4 * MARGIN - room(figures), 2 * MARGIN, 17);
        }

        private static double room(String figures) {
            return TextWidth.of(figures.replace('·', '.'), FIGURES);
        }

        /** After a bar. */
        Svg figures(String words, double y) {
            return text(start + bar + gap, y + 14, words, FIGURES).quiet().of();
        }

        boolean isNarrow() {
            return lead > 0;
        }

        /** As much of it as there is room for. */
        Svg label(String words, double y, double size) {
            double room = isNarrow() ? width - 2 * MARGIN : start - 3 * MARGIN;
            return text(MARGIN, y + 14, TextWidth.fit(words, size, room), size).of();
        }
    }
}
