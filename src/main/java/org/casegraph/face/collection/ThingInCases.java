package org.casegraph.face.collection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.cohort.collection.CollectionIndex;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Template;
import org.casegraph.graph.Addresses;
import org.casegraph.graph.ShortNames;
import org.casegraph.graph.Status;
import org.casegraph.search.TermNames;
import org.casegraph.store.Store;
import org.casegraph.terminology.Terminologies;

/**
 * What the cases tell of a class of findings, a disease or a gene: what it means, where it stands, how many cases have it,
 * deny it or say nothing, and what may be asked of it.
 */
public final class ThingInCases {
    private static final Node SUBCLASS = RDFS.subClassOf.asNode();
    private static final int SHOWN = 40;

    private final NodeLinks links;
    private final CollectionIndex index;
    private final Graph indirect;
    private final Node thing;

    public ThingInCases(Store store, NodeLinks links, Node thing) {
        this.links = links;
        this.index = CollectionIndex.of(store.dataset().getContext());
        this.indirect = store.dataset().getGraph(Terminologies.HIERARCHY);
        this.thing = thing;
    }

    /**
     * So many cases have to do with it in one way.
     *
     * @param address of the list of these; empty where there is none
     */
    public record Share(String words, String cases, String percent, String address) {}

    /** Something else to ask. */
    public record Step(String words, String address) {}

    /** A term above or below, with how many cases have it. */
    public record Near(Html name, int cases) {
        public String number() {
            return String.format(Locale.ROOT, "%,d", cases);
        }
    }

    /** How many cases have it, deny it or do not report it, and what may be asked of it; nothing where none tells of it. */
    public Html use() {
        List<Share> shares = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        tell(shares, steps);
        return shares.isEmpty()
                ? Html.EMPTY
                : Template.part(
                        "thing",
                        Map.of(
                                "id",
                                "",
                                "definition",
                                "",
                                "names",
                                "",
                                "cases",
                                String.format(Locale.ROOT, "%,d", index.cases()),
                                "shares",
                                shares,
                                "steps",
                                steps,
                                "above",
                                List.of(),
                                "below",
                                List.of(),
                                "others",
                                0));
    }

    /** The counts of a class of findings in a few words; nothing where no case tells of it. */
    public Html counts() {
        CollectionIndex.Told told = index.told(thing);
        return told.present() + told.absent() == 0
                ? Html.EMPTY
                : Html.element("small")
                        .with("class", "quiet")
                        .of(Stream.of(
                                        number(told.present(), Status.PRESENT),
                                        number(told.absent(), Status.ABSENT),
                                        number(told.notReported(), Status.NOT_REPORTED),
                                        number(told.notRead(), Status.NOT_READ))
                                .filter(words -> !words.isEmpty())
                                .collect(Collectors.joining(", ")));
    }

    private static String number(int cases, Status status) {
        return cases == 0 ? "" : String.format(Locale.ROOT, "%,d %s", cases, status.word());
    }

    public Html html() {
        List<Share> shares = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        ToIntFunction<Node> count = tell(shares, steps);
        List<Near> below = near(
                links.graph().find(Node.ANY, SUBCLASS, thing).toList().stream()
                        .filter(this::isDirect)
                        .map(Triple::getSubject),
                count);
        return Template.part(
                "thing",
                Map.of(
                        "id", thing.getURI().startsWith(ShortNames.OBO) ? ShortNames.asInReports(thing) : "",
                        "definition", definition(),
                        "names", String.join("; ", texts(TermNames.SYNONYMS.stream())),
                        "cases", String.format(Locale.ROOT, "%,d", index.cases()),
                        "shares", shares,
                        "steps", steps,
                        "above",
                                near(
                                        links.graph().find(thing, SUBCLASS, Node.ANY).toList().stream()
                                                .filter(this::isDirect)
                                                .map(Triple::getObject),
                                        count),
                        "below",
                                below.stream()
                                        .filter(one -> one.cases() > 0)
                                        .limit(SHOWN)
                                        .toList(),
                        "others",
                                Math.toIntExact(below.stream()
                                        .filter(one -> one.cases() == 0)
                                        .count())));
    }

    /** What is counted of terms like it. */
    private ToIntFunction<Node> tell(List<Share> shares, List<Step> steps) {
        String value = Facet.value(thing);
        CollectionIndex.Told told = index.told(thing);
        boolean isFinding = told.present() + told.absent() > 0;
        if (isFinding) {
            shares.add(share(
                    "have it, or one below it" + atMost(told),
                    told.present(),
                    Map.of(SelectionKey.WITH.word(), value)));
            shares.add(share("deny it, or one above it", told.absent(), Map.of(SelectionKey.WITHOUT.word(), value)));
            shares.add(share("were read whole and do not report it", told.notReported(), Map.of()));
            shares.add(share("were not read whole and do not report it", told.notRead(), Map.of()));
            steps.add(new Step(
                    "Which cases have it and not another finding",
                    Addresses.with("/questions/cases-with-and-without", Map.of("with", thing.getURI()))));
        }
        int diagnosed = index.diagnosed(thing);
        if (diagnosed > 0) {
            shares.add(share(
                    "have it, or what is below it, as final diagnosis",
                    diagnosed,
                    Map.of(SelectionKey.DISEASE.word(), value)));
            steps.add(question("How often each finding is present, absent or not reported", "finding-frequency"));
            steps.add(question("Which cases have it", "cases-by-diagnosis"));
        }
        int ofGene = index.ofGene(thing);
        if (ofGene > 0) {
            shares.add(share("tell a variant in it", ofGene, Map.of(SelectionKey.GENE.word(), value)));
        }
        return isFinding || diagnosed == 0 ? index::present : index::diagnosed;
    }

    /** How many more may have it, as they do not tell. */
    private static String atMost(CollectionIndex.Told told) {
        return told.bounds()
                .mostPercent()
                .filter(most -> told.bounds().most() > told.present())
                .map(most -> "; " + most.stripTrailingZeros().toPlainString()
                        + " % at most, if all do that neither report nor deny it")
                .orElse("");
    }

    private Step question(String words, String id) {
        return new Step(words, Addresses.with("/questions/" + id, Map.of("disease", thing.getURI())));
    }

    private Share share(String words, int cases, Map<String, String> selection) {
        return new Share(
                words,
                String.format(Locale.ROOT, "%,d", cases),
                String.format(Locale.ROOT, "%.0f %%", 100.0 * cases / Math.max(1, index.cases())),
                selection.isEmpty() || cases == 0 ? "" : Addresses.with("/case", selection));
    }

    private List<Near> near(Stream<Node> terms, ToIntFunction<Node> count) {
        return terms.filter(Node::isURI)
                .filter(term -> !term.equals(thing))
                .distinct()
                .map(term -> new Near(links.of(term), count.applyAsInt(term)))
                .sorted(Comparator.comparingInt(Near::cases).reversed().thenComparing(one -> one.name()
                        .markup()))
                .toList();
    }

    /** Not through another class. */
    private boolean isDirect(Triple subclass) {
        return !indirect.contains(subclass);
    }

    private String definition() {
        return TermNames.DEFINITIONS.stream()
                .map(property -> texts(Stream.of(property)))
                .filter(texts -> !texts.isEmpty())
                .findFirst()
                .map(texts -> texts.get(0))
                .orElse("");
    }

    private List<String> texts(Stream<Node> properties) {
        return properties
                .flatMap(property -> links.objects(thing, property).stream())
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .distinct()
                .sorted()
                .toList();
    }
}
