package org.casegraph.workbench;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.casegraph.graph.Ancestors;
import org.casegraph.graph.NameWords;
import org.casegraph.graph.ShortNames;
import org.casegraph.graph.Values;
import org.casegraph.query.TermIndex;
import org.casegraph.search.Kind;
import org.casegraph.search.TextIndex;
import org.casegraph.statement.StatementKind;
import org.casegraph.vocabulary.CG;

/** Finds the terms that a report's words may mean. */
public final class TermLookup {
    private static final Set<Kind> KINDS = Set.of(Kind.CLASS, Kind.INDIVIDUAL);
    private static final int MOST = 12;
    private static final int LOOKED_AT = 200;
    private static final int LONGEST_NAME = 6;
    private static final int SHORTEST_WORD = 4;
    private static final int FEW = 3;

    /** Letters by which an adjective differs from its noun: epigastric, epigastrium. */
    private static final int ENDING = 3;

    private static final int MOST_PROPOSED = 8;

    private static final Set<Node> SEXES = Set.of(CG.Female, CG.Male, CG.OtherSex);

    /** Only parts of the body are sites. */
    private static final Map<String, Set<Node>> WANTED = Map.of("site", Set.of(CG.BodySite));

    private final KnownTerms terms;
    private final TermIndex index;

    /** @param graph of the ontology and of all terminologies */
    public TermLookup(Graph graph) {
        this.terms = new KnownTerms(graph);
        this.index = new TermIndex(TextIndex.of(DatasetGraphFactory.wrap(graph), List.of()), graph);
    }

    /**
     * A term that was found.
     *
     * @param kind what a statement of it is: disease, dose, response, or the name of a {@link StatementKind} in small letters
     * @param by the synonym that fits, or the label
     */
    public record Found(Node term, String name, String label, String by, String kind) {}

    /**
     * The best first.
     *
     * @param wanted {@code site} for parts of the body, anything else for what can be stated
     */
    public List<Found> find(String words, String wanted) {
        return index.search(words, KINDS, LOOKED_AT).matches().stream()
                .filter(match -> fits(match.term().node(), wanted))
                .limit(MOST)
                .map(match -> new Found(
                        match.term().node(),
                        match.term().name(),
                        match.term().label(),
                        match.by(),
                        terms.kind(match.term().node())))
                .toList();
    }

    private boolean fits(Node term, String wanted) {
        Set<Node> roots = WANTED.getOrDefault(wanted, Set.of());
        return roots.isEmpty() ? !CG.isTerm(term) || terms.isBelow(term, STATED) : terms.isBelow(term, roots);
    }

    private static final Set<Node> STATED = Set.of(
            CG.Finding,
            CG.Outcome,
            CG.TreatmentResponse,
            CG.Disease,
            CG.Syndrome,
            CG.Neoplasm,
            CG.Measurand,
            CG.Grade,
            CG.Specimen,
            CG.Tumour,
            CG.Variant,
            CG.Event,
            CG.Treatment,
            CG.Test,
            CG.Encounter);

    /** What some words of a report name, the longest names first, then what has most of the words in its name. */
    public List<Found> proposed(String words) {
        List<String> all = List.of(words.strip().split("[\\s,.;:()]+"));
        Map<Node, Found> proposed = new LinkedHashMap<>();
        for (int length = Math.min(LONGEST_NAME, all.size()); length > 0; length--) {
            for (int from = 0; from + length <= all.size(); from++) {
                String name = String.join(" ", all.subList(from, from + length));
                Set<Node> called = Set.copyOf(index.text().called(name));
                if (!called.isEmpty()) {
                    find(name, "").stream()
                            .filter(found -> called.contains(found.term()))
                            .forEach(found -> proposed.putIfAbsent(found.term(), found));
                }
            }
        }
        List<List<Found>> byWord = all.stream()
                .filter(word -> word.length() >= SHORTEST_WORD)
                .filter(word -> !index.search(word, KINDS, 1).isCorrected())
                .map(word -> find(word, ""))
                .toList();
        Set<String> keys = keys(words);
        byWord.stream()
                .flatMap(List::stream)
                .filter(found -> shared(found, keys) > 1)
                .sorted(Comparator.comparingLong(found -> -shared(found, keys)))
                .limit(FEW)
                .forEach(found -> proposed.putIfAbsent(found.term(), found));
        Stream.concat(
                        byWord.stream().flatMap(found -> found.stream().limit(FEW)),
                        byWord.stream().flatMap(List::stream))
                .forEach(found -> proposed.putIfAbsent(found.term(), found));
        all.stream()
                .filter(word -> word.length() >= SHORTEST_WORD + ENDING)
                .filter(word -> index.search(word, KINDS, 1).isCorrected())
                .flatMap(word -> byBeginning(word.substring(0, word.length() - ENDING)))
                .forEach(found -> proposed.putIfAbsent(found.term(), found));
        return proposed.values().stream().limit(MOST_PROPOSED).toList();
    }

    /** Of a word that names nothing as it stands: what begins so, and what is always found where a part of the body begins so. */
    private Stream<Found> byBeginning(String beginning) {
        return index.search(beginning, KINDS, 1).isCorrected()
                ? Stream.empty()
                : Stream.concat(
                        find(beginning, "").stream(),
                        find(beginning, "site").stream().flatMap(this::foundAt));
    }

    private Stream<Found> foundAt(Found site) {
        Set<Node> places = new LinkedHashSet<>(Set.of(site.term()));
        places.addAll(Ancestors.of(site.term(), place -> Values.objects(index.graph(), place, CG.partOf)));
        return places.stream()
                .flatMap(place -> Values.subjects(index.graph(), CG.alwaysAt, place).stream())
                .filter(term -> fits(term, ""))
                .map(term -> new Found(
                        term,
                        ShortNames.ofProject().written(term),
                        terms.label(term),
                        "found at: " + site.label(),
                        terms.kind(term)));
    }

    /** How many words one of the names of a term shares with those of a report. */
    private static long shared(Found found, Set<String> words) {
        return Stream.of(found.label(), found.by())
                .mapToLong(name -> keys(name).stream().filter(words::contains).count())
                .max()
                .orElseThrow();
    }

    /** The words that mean something by themselves, as names are compared. */
    private static Set<String> keys(String words) {
        return Stream.of(NameWords.key(words).split(" "))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .collect(Collectors.toSet());
    }

    /** The term with this name, as {@link #find} gives it, or else the first that is called so. */
    public Optional<Node> named(String name, String wanted) {
        String given = name.strip();
        return ShortNames.ofProject()
                .expand(given)
                .filter(terms::isKnown)
                .or(() -> index.named(given).map(TermIndex.Term::node))
                .or(() -> find(given, wanted).stream()
                        .filter(found -> found.label().equalsIgnoreCase(given)
                                || found.by().toLowerCase(Locale.ROOT).endsWith(given.toLowerCase(Locale.ROOT)))
                        .map(Found::term)
                        .findFirst());
    }

    /** Whether a term may be the value of a property. */
    public boolean isChoice(Node property, Node term) {
        if (property.equals(CG.sex)) {
            return SEXES.contains(term);
        }
        return property.equals(CG.site)
                ? terms.isBelow(term, Set.of(CG.BodySite))
                : terms.choices(property).containsKey(term);
    }

    /** The values that a page offers for a property, by their IRIs. */
    public Map<Node, String> choices(Node property) {
        return terms.choices(property);
    }
}
