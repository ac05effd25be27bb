package org.casegraph.drawing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.owasp.encoder.Encode;

/**
 * SVG in which every text and every attribute value is escaped, because it can be made in no other way.
 *
 * @param markup safe to be sent, within HTML or alone
 */
record Svg(String markup) {
    static Svg all(List<Svg> parts) {
        return new Svg(parts.stream().map(Svg::markup).collect(Collectors.joining()));
    }

    static Element element(String name) {
        return new Element(name);
    }

    static Element line(double x1, double y1, double x2, double y2) {
        return element("line").with("x1", x1).with("y1", y1).with("x2", x2).with("y2", y2);
    }

    static Element rectangle(double x, double y, double width, double height) {
        return element("rect")
                .with("x", x)
                .with("y", y)
                .with("width", Math.max(0, width))
                .with("height", height);
    }

    static Element path(String commands) {
        return element("path").with("d", commands);
    }

    /** A line of text whose baseline begins at a point. */
    static Element text(double x, double y) {
        return element("text").with("x", x).with("y", y);
    }

    /** Characters that XML cannot hold become the replacement character. */
    private static String encoded(String text) {
        return Encode.forXml(text);
    }

    /** A number with one decimal at most, as short as it can be written. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** An element on its way to be markup; its name and attribute names come from the program. */
    static final class Element {
        private final String name;
        private final Map<String, String> attributes = new LinkedHashMap<>();

        private Element(String name) {
            this.name = name;
        }

        Element with(String attribute, String value) {
            attributes.put(attribute, value);
            return this;
        }

        Element with(String attribute, double value) {
            return with(attribute, number(value));
        }

        Svg of(String text) {
            return close(encoded(text));
        }

        Svg of(List<Svg> children) {
            return close(all(children).markup());
        }

        Svg of(Svg... children) {
            return of(List.of(children));
        }

        private Svg close(String content) {
            String opening = attributes.entrySet().stream()
                    .map(entry -> " " + entry.getKey() + "=\"" + encoded(entry.getValue()) + "\"")
                    .collect(Collectors.joining("", "<" + name, ""));
            return new Svg(content.isEmpty() ? opening + "/>" : opening + ">" + content + "</" + name + ">");
        }
    }
}
