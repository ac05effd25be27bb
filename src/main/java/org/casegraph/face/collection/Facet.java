package org.casegraph.face.collection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.casegraph.cohort.collection.CollectionIndex;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.graph.PublicationIds;
import org.casegraph.graph.ShortNames;
import org.casegraph.vocabulary.CG;

/**
 * One way to divide a collection: its most frequent parts, each with its cases.
 *
 * @param parts how many there are
 * @param most how many cases the part may have that may have most
 */
public record Facet(String title, int parts, int most, List<Part> shown) {
    private static final Map<SelectionKey, String> TITLES = titles();

    /** What divides cases. */
    public static final Set<SelectionKey> KEYS = TITLES.keySet();

    private static final Set<SelectionKey> BY_TIME =
            EnumSet.of(SelectionKey.ONSET, SelectionKey.AGE, SelectionKey.YEAR);

    /** So many parts of each are shown. */
    public static final int SHOWN = 12;

    /**
     * @param name of the part, as the link to what is known of it
     * @param cases that are told to be of it
     * @param most that may be of it
     * @param address of the list of its cases
     */
    public record Part(Html name, int cases, int most, String address) {
        /** Of a hundred units, at least one. */
        public String width(int of) {
            return width(cases, of);
        }

        /** As {@link #width}, of all that may be of it. */
        public String widthOfMost(int of) {
            return width(most, of);
        }

        private static String width(int cases, int of) {
            return Integer.toString(Math.max(1, Math.round(100f * cases / of)));
        }

        public String number() {
            return written(cases);
        }

        /** Empty where each case tells. */
        public String numberOfMost() {
            return most > cases ? written(most) : "";
        }
    }

    /** The ways to divide cases that have parts, each to be followed by {@code narrowed(key word, value)}. */
    public static List<Facet> of(
            Map<SelectionKey, CollectionIndex.Parts> parts, NodeLinks links, BinaryOperator<String> narrowed) {
        List<Facet> facets = new ArrayList<>();
        KEYS.forEach(key -> {
            CollectionIndex.Parts some = parts.getOrDefault(key, CollectionIndex.Parts.NONE);
            List<CollectionIndex.Counted> counted =
                    some.first().stream().filter(one -> one.cases() > 0).toList();
            if (isDividing(key, counted)) {
                int further = some.all() - some.first().size();
                facets.add(of(key, counted.size() + further, counted, links, narrowed));
            }
        });
        return facets;
    }

    /** Where each case comes from a paper of its own, papers divide nothing. */
    private static boolean isDividing(SelectionKey key, List<CollectionIndex.Counted> counted) {
        return !counted.isEmpty()
                && (key != SelectionKey.SOURCE || counted.get(0).cases() > 1);
    }

    private static Facet of(
            SelectionKey key,
            int parts,
            List<CollectionIndex.Counted> counted,
            NodeLinks links,
            BinaryOperator<String> narrowed) {
        return new Facet(
                title(key),
                parts,
                counted.stream().mapToInt(CollectionIndex.Counted::most).max().orElse(1),
                inOrder(key, counted, links)
                        .map(one -> new Part(
                                name(one.thing(), links),
                                one.cases(),
                                one.most(),
                                narrowed.apply(key.word(), value(one.thing()))))
                        .toList());
    }

    /** Ages and years by time, all others the most frequent first, by name where they are equal. */
    private static Stream<CollectionIndex.Counted> inOrder(
            SelectionKey key, List<CollectionIndex.Counted> counted, NodeLinks links) {
        return BY_TIME.contains(key)
                ? counted.stream()
                : counted.stream()
                        .sorted(Comparator.comparingInt(CollectionIndex.Counted::cases)
                                .reversed()
                                .thenComparing(one -> links.label(one.thing()), String.CASE_INSENSITIVE_ORDER)
                                .thenComparing(one -> one.thing().toString()));
    }

    static Html name(Node thing, NodeLinks links) {
        return thing.isURI()
                ? PublicationIds.cited(thing)
                        .map(id -> links.to(thing, Html.text(id)))
                        .orElseGet(() -> links.of(thing))
                : links.to(gene(thing, links), Html.text(words(thing.getLiteralLexicalForm())));
    }

    /** Of years, {@code 5..11}, in words; any other text as it is. */
    private static String words(String text) {
        return text.replaceFirst("^(\\d+)\\.\\.(\\d+)$", "$1 to $2").replaceFirst("^(\\d+)\\.\\.$", "$1 or more");
    }

    /** What has a symbol, where its records say that. */
    private static Node gene(Node symbol, NodeLinks links) {
        return links.graph().stream(Node.ANY, CG.geneSymbol, symbol)
                .flatMap(variant -> links.graph().stream(variant.getSubject(), CG.gene, Node.ANY))
                .map(Triple::getObject)
                .findFirst()
                .orElse(symbol);
    }

    /** As it is written in an address. */
    public static String value(Node thing) {
        if (thing.isLiteral()) {
            return thing.getLiteralLexicalForm();
        }
        return thing.getURI().startsWith(ShortNames.OBO)
                ? ShortNames.asInReports(thing)
                : PublicationIds.cited(thing).orElse(thing.getURI());
    }

    /** In the order in which they are shown. */
    private static Map<SelectionKey, String> titles() {
        Map<SelectionKey, String> titles = new LinkedHashMap<>();
        titles.put(SelectionKey.DISEASE, "Diseases");
        titles.put(SelectionKey.WITH, "Findings");
        titles.put(SelectionKey.GENE, "Genes");
        titles.put(SelectionKey.ONSET, "Onset");
        titles.put(SelectionKey.AGE, "Age in years");
        titles.put(SelectionKey.SEX, "Sexes");
        titles.put(SelectionKey.YEAR, "Published in");
        titles.put(SelectionKey.SOURCE, "Sources");
        return Collections.unmodifiableMap(titles);
    }

    static String title(SelectionKey key) {
        return TITLES.getOrDefault(key, key.word());
    }

    /** How many parts there are, as it is written. */
    public String inAll() {
        return written(parts);
    }

    /** How many are not shown, as it is written; empty where all are. */
    public String further() {
        return parts == shown.size() ? "" : written(parts - shown.size());
    }

    private static String written(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
