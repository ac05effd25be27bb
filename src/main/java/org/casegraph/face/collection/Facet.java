package org.casegraph.face.collection;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.jena.graph.Node;
import org.casegraph.cohort.collection.CollectionIndex;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.graph.Addresses;
import org.casegraph.graph.ShortNames;

/**
 * One way to divide a collection: its most frequent parts, each with its cases.
 *
 * @param parts how many there are
 * @param most how many cases the most frequent part has
 */
public record Facet(String title, int parts, int most, List<Part> shown) {
    private static final int SHOWN = 12;

    /**
     * @param name of the part, as the link to what is known of it
     * @param address of the list of its cases
     */
    public record Part(Html name, int cases, String address) {
        /** Of a hundred units, at least one. */
        public String width(int most) {
            return Integer.toString(Math.max(1, Math.round(100f * cases / most)));
        }

        public String number() {
            return String.format(Locale.ROOT, "%,d", cases);
        }
    }

    static Facet of(String title, SelectionKey key, List<CollectionIndex.Counted> counted, NodeLinks links) {
        return of(title, key, counted, links, thing -> thing);
    }

    /** @param known what is known of under the name of a part */
    static Facet of(
            String title,
            SelectionKey key,
            List<CollectionIndex.Counted> counted,
            NodeLinks links,
            UnaryOperator<Node> known) {
        Function<Node, Html> name = thing -> links.to(known.apply(thing), Html.text(links.label(thing)));
        return new Facet(
                title,
                counted.size(),
                counted.isEmpty() ? 1 : counted.get(0).cases(),
                counted.stream()
                        .limit(SHOWN)
                        .map(one -> new Part(
                                name.apply(one.thing()),
                                one.cases(),
                                Addresses.with("/case", Map.of(key.word(), value(one.thing())))))
                        .toList());
    }

    /** As it is written in an address. */
    static String value(Node thing) {
        if (thing.isLiteral()) {
            return thing.getLiteralLexicalForm();
        }
        return thing.getURI().startsWith(ShortNames.OBO) ? ShortNames.asInReports(thing) : thing.getURI();
    }

    public int further() {
        return parts - shown.size();
    }
}
