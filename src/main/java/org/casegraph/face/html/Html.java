package org.casegraph.face.html;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.owasp.encoder.Encode;

/**
 * Markup in which every text and every attribute value is escaped, because it can be made in no other way.
 *
 * @param markup safe to be sent
 */
public record Html(String markup) implements Content {
    public static final Html EMPTY = new Html("");

    private static final Set<String> VOID = Set.of("input", "br");

    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private static final Pattern AGE = Pattern.compile("\\b\\d{1,3}-(?:year|month|week|day)-old\\b");

    /** Into a template, as it is. */
    @Override
    public void writeTo(TemplateOutput output) {
        output.writeContent(markup);
    }

    public static Html text(String text) {
        return new Html(Encode.forHtml(text));
    }

    /** A name as a text that is not broken within an age, as "23-year-old", and where it has to be after an underscore. */
    public static Html name(String name) {
        String text = AGE.matcher(Encode.forHtml(name)).replaceAll("<span class=\"unbroken\">$0</span>");
        return new Html(text.replaceAll("_(?=[A-Za-z0-9])", "_<wbr>"));
    }

    /** In a cell whose column keeps room for its words; nothing for nothing. */
    public static Html wide(Html words) {
        return words.equals(EMPTY) ? EMPTY : element("div").of(words);
    }

    /** A name of the data, which is broken before a capital where it has no room. */
    public static Html code(String name) {
        return element("code").of(new Html(CAPITAL.matcher(Encode.forHtml(name)).replaceAll("<wbr>")));
    }

    public static Html all(List<Html> parts) {
        return new Html(parts.stream().map(Html::markup).collect(Collectors.joining()));
    }

    public static Html all(Html... parts) {
        return all(Arrays.asList(parts));
    }

    /** The parts that are not nothing. */
    public static Html separated(String separator, List<Html> parts) {
        return new Html(parts.stream()
                .filter(part -> !part.equals(EMPTY))
                .map(Html::markup)
                .collect(Collectors.joining(text(separator).markup())));
    }

    public static Element element(String name) {
        return new Element(name);
    }

    /** Data for programs in a page; a browser does not run it, and nothing in it ends it. */
    public static Html dataBlock(String mediaType, String json) {
        return new Html("<script type=\"" + Encode.forHtmlAttribute(mediaType) + "\">"
                + json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
                + "</script>");
    }

    /** @param address a path of this server; whatever a person gave is encoded in it already */
    public static Html link(String address, String text) {
        return element("a").with("href", address).of(name(text));
    }

    /** An element on its way to be markup; its name and attribute names come from the program. */
    public static final class Element {
        private final String name;
        private final Map<String, String> attributes = new LinkedHashMap<>();

        private Element(String name) {
            this.name = name;
        }

        public Element with(String attribute, String value) {
            attributes.put(attribute, value);
            return this;
        }

        public Html of(String text) {
            return of(Html.text(text));
        }

        public Html of(Html... children) {
            return of(Arrays.asList(children));
        }

        public Html of(List<Html> children) {
            String opening = attributes.entrySet().stream()
                    .map(entry -> " " + entry.getKey() + "=\"" + Encode.forHtmlAttribute(entry.getValue()) + "\"")
                    .collect(Collectors.joining("", "<" + name, ">"));
            return new Html(
                    VOID.contains(name) ? opening : opening + all(children).markup() + "</" + name + ">");
        }
    }
}
