package org.casegraph.face.html;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.system.G;
import org.casegraph.graph.Addresses;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Labels;
import org.casegraph.graph.ShortNames;
import org.casegraph.graph.Values;
import org.casegraph.similarity.SimilarityIndex;
import org.casegraph.store.Store;

/** Names nodes in the words that the graph has for them and leads to the page of each. */
public final class NodeLinks {
    private final Store store;

    public NodeLinks(Store store) {
        this.store = store;
    }

    /** Everything that is said, as one graph. */
    public Graph graph() {
        return store.dataset().getDefaultGraph();
    }

    /** How like the cases are. */
    public SimilarityIndex similarity() {
        return store.similarity();
    }

    /** The label, English first, or that of an imported record; the short name where there is none; the text of a literal. */
    public String label(Node node) {
        return labels().of(node);
    }

    public String shortName(Node node) {
        return labels().names().of(node);
    }

    private Labels labels() {
        return new Labels(graph(), ShortNames.of(store.dataset().prefixes()));
    }

    /** The prefixes of the data, by prefix. */
    public Map<String, String> prefixes() {
        return new TreeMap<>(store.dataset().prefixes().getMapping());
    }

    /** The page of an IRI: of ours only if there is such a thing. */
    public String address(Node iri) {
        boolean known = graph().contains(iri, Node.ANY, Node.ANY)
                && (!CaseIris.isOurs(iri) || inCase(iri).isPresent());
        return known ? Addresses.of(iri.getURI()) : Addresses.described(iri.getURI());
    }

    /** The case that an IRI is or is a fragment of, if the store holds it. */
    public Optional<Node> inCase(Node iri) {
        return Optional.of(CaseIris.caseOf(iri)).filter(store::hasCase);
    }

    /** Label and link of an IRI; the text of a literal. */
    public Html of(Node node) {
        if (node.isURI()) {
            return Html.element("a")
                    .with("href", address(node))
                    .with("title", node.getURI())
                    .of(Html.name(label(node)));
        }
        return Html.text(label(node));
    }

    /** Short name and link of an IRI. */
    public Html name(Node node) {
        Html name = Html.element("code").of(shortName(node));
        return node.isURI()
                ? Html.element("a")
                        .with("href", address(node))
                        .with("title", node.getURI())
                        .of(name)
                : name;
    }

    /** These words as the link to what they name; the words alone where it is no IRI. */
    public Html to(Node node, Html words) {
        return node.isURI()
                ? Html.element("a")
                        .with("href", address(node))
                        .with("title", node.getURI())
                        .of(words)
                : words;
    }

    /** The quote of a passage, its quotation marks included, as the link to where it stands. */
    public Html quoted(Node passage) {
        return quoted(passage, label(passage));
    }

    /** The same with the words that are known already. */
    public Html quoted(Node passage, String words) {
        return to(passage, Html.element("q").of(words));
    }

    /** A quote as the link to its passage. */
    public Html passage(Node passage, Html quote) {
        return inCase(passage).isPresent()
                ? Html.element("a")
                        .with("href", Addresses.ofPassage(passage.getURI()))
                        .with("title", shortName(passage))
                        .of(quote)
                : to(passage, quote);
    }

    /** Whether it is a node of a case: of those it can be told why they are there. */
    public boolean isExplained(Node node) {
        return CaseIris.isOurs(node)
                && node.getURI().contains("#")
                && inCase(node).isPresent();
    }

    public Html all(List<Node> nodes) {
        return Html.separated(", ", nodes.stream().map(this::of).toList());
    }

    /** A link out of this server for a web address; code for what a browser must not follow. */
    public Html outside(Node node) {
        if (node.isURI() && node.getURI().matches("https?://\\S+")) {
            return Html.element("a")
                    .with("href", node.getURI())
                    .with("rel", "external noreferrer")
                    .of(shortName(node));
        }
        return node.isURI() ? Html.element("code").of(node.getURI()) : Html.text(label(node));
    }

    /** Why a node is in the graph. */
    public static Html why(Node node) {
        return Html.link(Addresses.with("/why", Map.of("iri", node.getURI())), "why");
    }

    /** As {@link #sorted}. */
    public List<Node> objects(Node subject, Node property) {
        return sorted(G.listSP(graph(), subject, property));
    }

    /** In the order of their labels, each once. */
    public List<Node> sorted(List<Node> nodes) {
        return nodes.stream().distinct().sorted(byLabel()).toList();
    }

    /** By label, small letters or capitals, then by IRI. It keeps the labels that it looked up: one for each sorting. */
    public Comparator<Node> byLabel() {
        Map<Node, String> labels = new HashMap<>();
        return Comparator.comparing((Node node) ->
                        labels.computeIfAbsent(node, known -> label(known).toLowerCase(Locale.ROOT)))
                .thenComparing(Values.BY_TEXT);
    }
}
