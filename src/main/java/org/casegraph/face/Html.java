package org.casegraph.face;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.owasp.encoder.Encode;

/**
 * Markup in which every text and every attribute value is escaped, because it can be made in no other way.
 *
 * @param markup safe to be sent
 */
record Html(String markup) {
    static final Html NOTHING = new Html("");

    private static final Set<String> VOID = Set.of("input", "br");

    static Html text(String text) {
        return new Html(Encode.forHtml(text));
    }

    static Html all(List<Html> parts) {
        return new Html(parts.stream().map(Html::markup).collect(Collectors.joining()));
    }

    static Html all(Html... parts) {
        return all(Arrays.asList(parts));
    }

    /** The parts that are not nothing. */
    static Html separated(String separator, List<Html> parts) {
        return new Html(parts.stream()
                .filter(part -> !part.equals(NOTHING))
                .map(Html::markup)
                .collect(Collectors.joining(text(separator).markup())));
    }

    static Element element(String name) {
        return new Element(name);
    }

    /** Data for programs in a page; a browser does not run it, and nothing in it ends it. */
    static Html dataBlock(String mediaType, String json) {
        return new Html("<script type=\"" + Encode.forHtmlAttribute(mediaType) + "\">"
                + json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
                + "</script>");
    }

    /** @param address a path of this server; whatever a person gave is encoded in it already */
    static Html link(String address, String text) {
        return element("a").with("href", address).of(text);
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

        Html of(String text) {
            return of(Html.text(text));
        }

        Html of(Html... children) {
            return of(Arrays.asList(children));
        }

        Html of(List<Html> children) {
            String opening = attributes.entrySet().stream()
                    .map(entry -> " " + entry.getKey() + "=\"" + Encode.forHtmlAttribute(entry.getValue()) + "\"")
                    .collect(Collectors.joining("", "<" + name, ">"));
            return new Html(
                    VOID.contains(name) ? opening : opening + all(children).markup() + "</" + name + ">");
        }
    }
}
