package org.casegraph.query;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.graph.Labels;
import org.casegraph.graph.ShortNames;
import org.casegraph.graph.TermIds;
import org.casegraph.search.FoundThings;
import org.casegraph.search.Kind;
import org.casegraph.search.TextIndex;

/**
 * The terms of every vocabulary in a graph, and the cases, as somebody chooses among them who fills in an argument.
 *
 * @param text finds them
 * @param graph tells what they are called
 */
public record TermIndex(TextIndex text, Graph graph) {
    /** What an argument can be. */
    public static final Set<Kind> KINDS = Set.copyOf(EnumSet.complementOf(EnumSet.of(Kind.PASSAGE)));

    /**
     * @param name the shortest way to write its IRI as an argument of a question
     * @param label its short name where it has no label
     */
    public record Term(Node node, Kind kind, String name, String label) {}

    /**
     * A term that was found.
     *
     * @param by the synonym or the statement that fits, or the label
     */
    public record Match(Term term, String by) {}

    /**
     * The best matches first.
     *
     * @param total how many there are, of which these are the first
     * @param isCorrected whether nothing has the words as they are written, and these have some that differ in a letter or two
     */
    public record Found(List<Match> matches, int total, boolean isCorrected) {}

    /** The term with this IRI, in any of the forms that it is written in, short name, or id as the field writes it. */
    public Optional<Term> named(String name) {
        return Stream.concat(Stream.of(name), TermIds.iris(name).stream())
                .map(NodeFactory::createURI)
                .flatMap(node -> Kind.of(graph, node).map(kind -> term(node, kind)).stream())
                .findFirst();
    }

    /**
     * As {@link TextIndex#search} finds them.
     *
     * @param kinds to be found
     * @param most matches to be given
     */
    public Found search(String words, Set<Kind> kinds, int most) {
        return search(words, kinds, most, () -> {});
    }

    /**
     * As {@link #search(String, Set, int)}.
     *
     * @param watch called between small steps, to throw where the search is to end
     */
    public Found search(String words, Set<Kind> kinds, int most, Runnable watch) {
        FoundThings found = text.search(words, kinds, watch);
        return new Found(
                found.first(most).stream().map(hit -> match(hit, found)).toList(), found.total(), found.isCorrected());
    }

    private Match match(TextIndex.Hit hit, FoundThings found) {
        Term term = term(hit.thing(), hit.kind());
        List<String> shown = hit.kind() == Kind.CASE ? List.of(term.label(), term.name()) : List.of();
        return new Match(
                term,
                found.matched(hit, shown).stream()
                        .findFirst()
                        .map(by -> (by.kind() + " " + by.text()).strip())
                        .orElse(term.label()));
    }

    private Term term(Node node, Kind kind) {
        String name = ShortNames.ofProject().written(node);
        return new Term(node, kind, name, new Labels(graph).find(node).orElse(name));
    }
}
