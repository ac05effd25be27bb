package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.List;

/** What the smaller pictures share: a frame with a name, and text. */
final class SvgFrame {
    private SvgFrame() {}

    static String svg(String name, double width, double height, List<Svg> parts) {
        List<Svg> all = new ArrayList<>();
        all.add(Svg.element("title").of(name));
        all.add(Svg.rectangle(0, 0, width, height)
                .with("class", "paper")
                .with("fill", DrawingColours.PAPER)
                .of());
        all.addAll(parts);
        return Svg.element("svg")
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("class", "picture")
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
}
