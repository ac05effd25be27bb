package org.casegraph.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.graph.Ancestors;
import org.casegraph.graph.Labels;
import org.casegraph.graph.NameWords;
import org.casegraph.graph.ShortNames;
import org.casegraph.problem.NearestNames;
import org.casegraph.vocabulary.CG;

/** The terms that a draft may name, and which of them a text names. */
final class DraftTerms {
    private static final List<Node> NAMES =
            List.of(RDFS.label.asNode(), SKOS.altLabel.asNode(), SKOS.hiddenLabel.asNode());
    private static final int SHORTEST = 3;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final Graph ontology;
    private final Map<String, Set<Node>> byName = new HashMap<>();
    private final Map<Node, List<List<String>>> names = new LinkedHashMap<>();
    private final Map<Node, Set<Node>> above = new HashMap<>();

    DraftTerms(Graph ontology) {
        this.ontology = ontology;
        ontology.stream(Node.ANY, RDFS.label.asNode(), Node.ANY)
                .map(Triple::getSubject)
                .filter(CG::isTerm)
                .distinct()
                .forEach(this::add);
    }

    private void add(Node term) {
        Stream.concat(
                        NAMES.stream().flatMap(name -> Labels.texts(ontology, term, name)),
                        Stream.of(CG.name(term), CG.name(term).replaceAll("(?<=[a-z])(?=[A-Z])", " ")))
                .forEach(text -> {
                    String key = NameWords.key(text);
                    byName.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(term);
                    names.computeIfAbsent(term, any -> new ArrayList<>()).add(List.of(key.split(" ")));
                });
    }

    /** All that are called so, or have this id; a class that exactly matches one of another terminology stands for it. */
    Set<Node> named(String text) {
        if (text.matches("[A-Za-z]+:\\S+")) {
            Optional<Node> own =
                    text.startsWith("cg:") ? Optional.of(CG.named(text.substring("cg:".length()))) : Optional.empty();
            return own.map(node -> names.containsKey(node) ? Set.of(node) : Set.<Node>of())
                    .orElseGet(() -> mapped(text));
        }
        return byName.getOrDefault(NameWords.key(text), Set.of());
    }

    private Set<Node> mapped(String id) {
        Node foreign = id.matches("https?://.*")
                ? NodeFactory.createURI(id)
                : NodeFactory.createURI(ShortNames.OBO + id.replaceFirst(":", "_"));
        Set<Node> ours = ontology.stream(Node.ANY, SKOS.exactMatch.asNode(), foreign)
                .map(Triple::getSubject)
                .filter(CG::isTerm)
                .collect(Collectors.toSet());
        boolean isMapped = ontology.contains(Node.ANY, SKOS.closeMatch.asNode(), foreign)
                || ontology.contains(Node.ANY, SKOS.narrowMatch.asNode(), foreign);
        return ours.isEmpty() && isMapped ? Set.of(foreign) : ours;
    }

    /** Whether a class or individual lies below one of these, or is one of them. */
    boolean isBelow(Node term, Collection<Node> roots) {
        return !CG.isTerm(term)
                || roots.contains(term)
                || ancestors(term).stream().anyMatch(roots::contains);
    }

    private Set<Node> ancestors(Node term) {
        return above.computeIfAbsent(
                term,
                any -> Ancestors.of(any, node -> Stream.concat(
                                G.listSP(ontology, node, RDFS.subClassOf.asNode()).stream(),
                                G.listSP(ontology, node, RDF.type.asNode()).stream())
                        .filter(CG::isTerm)
                        .toList()));
    }

    /** What the terms below these are called that a misspelt name may mean. */
    String nearest(String text, Collection<Node> roots) {
        List<String> labels = names.keySet().stream()
                .filter(term -> isBelow(term, roots))
                .map(this::label)
                .toList();
        return String.join(", ", NearestNames.of(text, labels));
    }

    String label(Node term) {
        return new Labels(ontology).of(term);
    }

    /** What a term is called, folded as names are compared. */
    List<String> names(Node term) {
        return names.getOrDefault(term, List.of()).stream()
                .map(words -> String.join(" ", words))
                .toList();
    }

    /** Whether a text has all words of one of the names of a term. */
    boolean isNamed(Node term, String text) {
        Set<String> words = words(text);
        return names.getOrDefault(term, List.of()).stream().anyMatch(words::containsAll);
    }

    /** Whether a text shares a word of some length with a name of a term. */
    boolean sharesWord(Node term, String text) {
        Set<String> words = words(text);
        return names.getOrDefault(term, List.of()).stream()
                .flatMap(List::stream)
                .filter(word -> word.length() >= SHORTEST)
                .anyMatch(word -> words.stream().anyMatch(other -> isAlike(word, other)));
    }

    private static boolean isAlike(String word, String other) {
        int common = Math.min(5, Math.min(word.length(), other.length()));
        return common >= SHORTEST && word.regionMatches(0, other, 0, common);
    }

    /** The terms below some roots that a text names and that are not above or below the one that is meant. */
    List<Node> others(Node meant, String text, Collection<Node> roots) {
        Set<String> words = words(text);
        return names.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(meant))
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(name -> words.containsAll(name)
                                && String.join(" ", name).length() > SHORTEST))
                .map(Map.Entry::getKey)
                .filter(term -> isBelow(term, roots) && !roots.contains(term))
                .filter(term ->
                        !ancestors(term).contains(meant) && !ancestors(meant).contains(term))
                .toList();
    }

    private static Set<String> words(String text) {
        return new HashSet<>(List.of(NameWords.key(text).split(" ")));
    }

    /** The word of a text with which it begins to name a term, in UTF-16 units; empty where it names none. */
    Optional<int[]> mention(Node term, String text) {
        Matcher matcher = WORD.matcher(text);
        int from = -1;
        int to = -1;
        while (matcher.find()) {
            String stem = NameWords.key(matcher.group());
            boolean isOfName = names.getOrDefault(term, List.of()).stream()
                    .flatMap(List::stream)
                    .anyMatch(word -> word.length() >= SHORTEST && isAlike(word, stem));
            if (isOfName) {
                from = from < 0 ? matcher.start() : from;
                to = matcher.end();
            }
        }
        return from < 0 ? Optional.empty() : Optional.of(new int[] {from, to});
    }
}
