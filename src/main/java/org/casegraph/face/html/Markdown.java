package org.casegraph.face.html;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A document of ours in Markdown.
 *
 * @param title its first heading
 * @param html markup in it is shown, and is none
 */
record Markdown(String title, Html html) {
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                if (tag.equals("pre")) {
                    attributes.put("tabindex", "0");
                }
            })
            .build();

    /** @param addresses of links and pictures; what has none is shown without a link */
    static Markdown read(String text, Function<String, Optional<String>> addresses) {
        Node document = PARSER.parse(text);
        document.accept(new Addressed(addresses));
        // A table may be wider than a narrow page; only markup has this sign.
        String html = RENDERER.render(document)
                .replace("<table>", "<div class=\"rows document\" tabindex=\"0\"><table>")
                .replace("</table>", "</table></div>");
        return new Markdown(title(document), new Html(html));
    }

    private static String title(Node document) {
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading) {
                return TextContentRenderer.builder().build().render(node).strip();
            }
        }
        throw new IllegalArgumentException("a document without a heading");
    }

    /** Leads links and pictures to where they are served. */
    private static final class Addressed extends AbstractVisitor {
        private final Function<String, Optional<String>> addresses;

        private Addressed(Function<String, Optional<String>> addresses) {
            this.addresses = addresses;
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            addresses.apply(link.getDestination()).ifPresentOrElse(link::setDestination, () -> unwrap(link));
        }

        @Override
        public void visit(Image image) {
            visitChildren(image);
            addresses.apply(image.getDestination()).ifPresentOrElse(image::setDestination, () -> unwrap(image));
        }

        private static void unwrap(Node node) {
            while (node.getFirstChild() != null) {
                node.insertBefore(node.getFirstChild());
            }
            node.unlink();
        }
    }
}
