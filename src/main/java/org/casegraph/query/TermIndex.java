package org.casegraph.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.graph.Labels;
import org.casegraph.graph.NameWords;
import org.casegraph.graph.ShortNames;
import org.casegraph.graph.TermIds;
import org.casegraph.vocabulary.CG;

/**
 * The terms of every vocabulary in a graph, and the cases, found by the beginnings of the words of their labels, synonyms
 * and short names. A term that only imported records name is there by the label that they give it. Built once; any
 * number of threads may search.
 */
public final class TermIndex {
    private static final String OBO = "http://www.geneontology.org/formats/oboInOwl#";
    static final List<Node> SYNONYMS = List.of(
            SKOS.altLabel.asNode(),
            NodeFactory.createURI(OBO + "hasExactSynonym"),
            NodeFactory.createURI(OBO + "hasRelatedSynonym"),
            NodeFactory.createURI(OBO + "hasNarrowSynonym"),
            NodeFactory.createURI(OBO + "hasBroadSynonym"));
    /** How a term of one vocabulary is tied to one of another. */
    static final List<Node> MATCHES = List.of(
            SKOS.exactMatch.asNode(), SKOS.closeMatch.asNode(), SKOS.narrowMatch.asNode(), SKOS.broadMatch.asNode());

    /** What says which kind a term is of; the first that fits. */
    private static final Map<Node, Kind> KINDS = kinds();

    private static final Comparator<Name> BY_LABEL = Comparator.comparing(Name::folded)
            .thenComparing(name -> name.term().node().getURI());

    /** Each name of each term, in the order of {@link #words}' owners. */
    private final List<Name> names = new ArrayList<>();

    /** All words of all names in the order of the alphabet, and the name that each is in. */
    private final Word[] words;

    private final Map<String, Term> byName = new HashMap<>();

    /** Our terms by the IRI of another vocabulary's that they match, the closest match first. */
    private final Map<String, List<Term>> byMatch = new HashMap<>();

    /** What a term is. */
    public enum Kind {
        CASE,
        CLASS,
        PROPERTY,
        INDIVIDUAL
    }

    /**
     * @param name the shortest way to write its IRI as an argument of a question
     * @param label its short name where it has no label
     */
    public record Term(Node node, Kind kind, String name, String label) {}

    /**
     * A term that was found.
     *
     * @param by the synonym that fits, or the label
     */
    public record Match(Term term, String by) {}

    /**
     * The best matches first.
     *
     * @param total how many there are, of which these are the first
     */
    public record Found(List<Match> matches, int total) {}

    private record Name(Term term, String text, String folded, boolean isLabel) {}

    private record Word(String text, int name) {}

    private TermIndex(Graph graph) {
        Map<Node, Term> terms = new LinkedHashMap<>();
        KINDS.forEach((type, kind) -> graph.find(Node.ANY, RDF.type.asNode(), type)
                .mapWith(Triple::getSubject)
                .filterKeep(Node::isURI)
                .forEachRemaining(node -> terms.computeIfAbsent(node, n -> term(graph, n, kind))));
        graph.find(Node.ANY, CG.recordedLabel, Node.ANY)
                .mapWith(Triple::getSubject)
                .forEachRemaining(node -> terms.computeIfAbsent(node, n -> term(graph, n, Kind.CLASS)));
        terms.values().forEach(term -> {
            byName.put(term.name(), term);
            byName.put(term.node().getURI(), term);
            add(term, term.label(), true);
            add(term, term.name(), false);
            Stream.concat(SYNONYMS.stream(), Stream.of(SKOS.hiddenLabel.asNode()))
                    .forEach(property ->
                            Labels.texts(graph, term.node(), property).forEach(text -> add(term, text, false)));
        });
        MATCHES.forEach(match -> graph.find(Node.ANY, match, Node.ANY)
                .filterKeep(triple -> triple.getObject().isURI() && terms.containsKey(triple.getSubject()))
                .forEachRemaining(
                        triple -> byMatch.computeIfAbsent(triple.getObject().getURI(), iri -> new ArrayList<>())
                                .add(terms.get(triple.getSubject()))));
        List<Word> all = new ArrayList<>();
        for (int name = 0; name < names.size(); name++) {
            for (String word : names.get(name).folded().split(" ")) {
                all.add(new Word(word, name));
            }
        }
        words = all.toArray(Word[]::new);
        Arrays.sort(words, Comparator.comparing(Word::text));
    }

    /** Of all terms of the graph that are declared to be one, and all cases. */
    public static TermIndex of(Graph graph) {
        return new TermIndex(graph);
    }

    /** What a node is; empty for one that is no term and no case. */
    static Optional<Kind> kind(Graph graph, Node node) {
        return KINDS.entrySet().stream()
                .filter(kind -> graph.contains(node, RDF.type.asNode(), kind.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .or(() ->
                        graph.contains(node, CG.recordedLabel, Node.ANY) ? Optional.of(Kind.CLASS) : Optional.empty());
    }

    /** The classes of all that is of a kind. */
    static List<Node> types(Kind kind) {
        return KINDS.entrySet().stream()
                .filter(one -> one.getValue() == kind)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<Node, Kind> kinds() {
        Map<Node, Kind> kinds = new LinkedHashMap<>();
        kinds.put(CG.Case, Kind.CASE);
        kinds.put(OWL2.Class.asNode(), Kind.CLASS);
        kinds.put(RDFS.Class.asNode(), Kind.CLASS);
        kinds.put(OWL2.ObjectProperty.asNode(), Kind.PROPERTY);
        kinds.put(OWL2.DatatypeProperty.asNode(), Kind.PROPERTY);
        kinds.put(OWL2.AnnotationProperty.asNode(), Kind.PROPERTY);
        kinds.put(RDF.Property.asNode(), Kind.PROPERTY);
        kinds.put(OWL2.NamedIndividual.asNode(), Kind.INDIVIDUAL);
        kinds.put(SKOS.Concept.asNode(), Kind.INDIVIDUAL);
        return Collections.unmodifiableMap(kinds);
    }

    private static Term term(Graph graph, Node node, Kind kind) {
        String name = ShortNames.ofProject().written(node);
        return new Term(node, kind, name, new Labels(graph).find(node).orElse(name));
    }

    private void add(Term term, String text, boolean isLabel) {
        String folded = NameWords.fold(text);
        if (!folded.isEmpty()) {
            names.add(new Name(term, text, folded, isLabel));
        }
    }

    /** The term with this IRI, in any of the forms that it is written in, short name, or id as the field writes it. */
    public Optional<Term> named(String name) {
        return Stream.concat(Stream.of(name), TermIds.iris(name).stream())
                .flatMap(written -> Optional.ofNullable(byName.get(written)).stream())
                .findFirst();
    }

    /**
     * The terms that have a name in which each word of the text, or its singular, begins a word. Those named so exactly
     * come first, then those whose name begins so; classes before other terms and cases, labels before synonyms, our own terms before others', short names
     * before long ones. The id or IRI of a term finds it, and then those of ours that match it.
     *
     * @param kinds to be found
     * @param most matches to be given
     */
    public Found search(String text, Set<Kind> kinds, int most) {
        String folded = NameWords.fold(text);
        if (folded.isEmpty()) {
            return first(kinds, most);
        }
        String[] wanted = folded.split(" ");
        String longest = Arrays.stream(wanted)
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
        Map<Node, Name> best = new HashMap<>();
        Comparator<Name> order = order(folded);
        Stream.concat(
                        byId(text, folded),
                        Stream.concat(range(longest), singular(longest))
                                .map(word -> names.get(word.name()))
                                .filter(name -> hasEach(name, wanted)))
                .filter(name -> kinds.contains(name.term().kind()))
                .forEach(name -> best.merge(
                        name.term().node(), name, (one, other) -> order.compare(one, other) <= 0 ? one : other));
        return new Found(
                best.values().stream()
                        .sorted(order)
                        .limit(most)
                        .map(name -> new Match(name.term(), name.text()))
                        .toList(),
                best.size());
    }

    /** Where nothing is asked for: by label. */
    private Found first(Set<Kind> kinds, int most) {
        List<Name> all = names.stream()
                .filter(Name::isLabel)
                .filter(name -> kinds.contains(name.term().kind()))
                .toList();
        return new Found(
                all.stream()
                        .sorted(BY_LABEL)
                        .limit(most)
                        .map(name -> new Match(name.term(), name.text()))
                        .toList(),
                all.size());
    }

    /** What an id or IRI names goes before what only matches it. */
    private Stream<Name> byId(String text, String folded) {
        return TermIds.iris(text).stream().flatMap(iri -> {
            Stream<Name> itself = Optional.ofNullable(byName.get(iri)).stream()
                    .map(term -> new Name(term, term.label(), folded, true));
            Stream<Name> ours = byMatch.getOrDefault(iri, List.of()).stream()
                    .map(term -> new Name(term, ShortNames.asInReports(NodeFactory.createURI(iri)), folded, false));
            return Stream.concat(itself, ours);
        });
    }

    private Stream<Word> singular(String word) {
        String stem = NameWords.stem(word);
        return stem.equals(word)
                ? Stream.empty()
                : range(stem).filter(found -> NameWords.stem(found.text()).equals(stem));
    }

    private Stream<Word> range(String beginning) {
        int from = lowest(beginning);
        int to = lowest(beginning + Character.MAX_VALUE);
        return Arrays.stream(words, from, to);
    }

    private int lowest(String text) {
        int low = 0;
        int high = words.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (words[middle].text().compareTo(text) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean hasEach(Name name, String[] wanted) {
        for (String word : wanted) {
            if (!name.folded().startsWith(word)
                    && !name.folded().contains(" " + word)
                    && !hasSingular(name.folded(), NameWords.stem(word))) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasSingular(String folded, String stem) {
        return folded.contains(stem)
                && Arrays.stream(folded.split(" "))
                        .anyMatch(word -> NameWords.stem(word).equals(stem));
    }

    private static boolean isSingular(String name, String text, String key) {
        return Math.abs(name.length() - text.length()) < 8
                && NameWords.key(name).equals(key);
    }

    private static Comparator<Name> order(String folded) {
        String key = NameWords.key(folded);
        return Comparator.comparing((Name name) -> !name.folded().equals(folded))
                .thenComparing(name -> !isSingular(name.folded(), folded, key))
                .thenComparing(name -> !name.folded().startsWith(folded))
                .thenComparing(name -> name.term().kind() == Kind.CASE
                        ? Kind.values().length
                        : name.term().kind().ordinal())
                .thenComparing(name -> !name.isLabel())
                .thenComparing(name -> !CG.isTerm(name.term().node()))
                .thenComparing(name -> name.folded().length())
                .thenComparing(Name::folded)
                .thenComparing(name -> name.term().node().getURI());
    }
}
