package org.casegraph.terminology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Labels;
import org.casegraph.graph.ShortNames;
import org.casegraph.graph.Values;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.vocabulary.CG;

/** Holds the terms of cases against the terminologies that own them. */
public final class CaseTerms {
    private static final List<Node> SYNONYMS = List.of(
            OBO.synonym("hasExactSynonym"),
            OBO.synonym("hasRelatedSynonym"),
            OBO.synonym("hasBroadSynonym"),
            OBO.synonym("hasNarrowSynonym"),
            SKOS.altLabel.asNode());

    private static final Map<String, String> CODED =
            new TreeMap<>(Map.of(OBO.NS + "HP_", "HPO", OBO.NS + "MONDO_", "Mondo"));

    /** Terms of a terminology are far fewer; more than that are called by every record in its own way. */
    private static final int MOST_KEPT = 100_000;

    private final Map<String, Terminology> byNamespace = new TreeMap<>(Comparator.reverseOrder());

    /** What records call terms rightly, as thousands of cases name the same. */
    private final Set<Called> right = ConcurrentHashMap.newKeySet();

    private record Called(Node term, String label) {}

    public CaseTerms(Terminologies terminologies) {
        terminologies.list().forEach(terminology -> byNamespace.putIfAbsent(terminology.namespace(), terminology));
    }

    /** How a term fails. */
    public enum Kind {
        OBSOLETE("obsolete"),
        UNKNOWN("unknown"),
        RELABELLED("called otherwise");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** A term of a case, and what to do about it. */
    public record Doubt(Kind kind, Node term, Problem problem) {}

    /** In the order of the terms' IRIs. A record may call a term by any synonym that its owner lists. */
    public List<Doubt> doubts(SourceGraph source) {
        List<Doubt> doubts = new ArrayList<>();
        Map<Node, Triple> uses = source.graph().stream()
                .filter(triple ->
                        triple.getObject().isURI() && owner(triple.getObject()).isPresent())
                .collect(Collectors.toMap(
                        Triple::getObject,
                        triple -> triple,
                        (first, second) -> first,
                        () -> new TreeMap<>(Comparator.comparing(Node::getURI))));
        uses.forEach((term, use) -> owner(term).ifPresent(owner -> doubt(source, use, term, owner, doubts)));
        return doubts;
    }

    private Optional<Terminology> owner(Node term) {
        for (Map.Entry<String, Terminology> owner : byNamespace.entrySet()) {
            if (term.getURI().startsWith(owner.getKey())) {
                return Optional.of(owner.getValue());
            }
        }
        return Optional.empty();
    }

    /** That ids of a terminology which phenotypes and diseases are coded with were held against none, once for each. */
    public List<Problem> notCompared(List<SourceGraph> sources) {
        List<Problem> notes = new ArrayList<>();
        CODED.forEach((prefix, name) -> {
            if (!byNamespace.containsKey(prefix)) {
                Set<Node> ids = new HashSet<>();
                String first = "";
                for (SourceGraph source : sources) {
                    for (Triple use : source.graph().find().toList()) {
                        if (use.getObject().isURI() && use.getObject().getURI().startsWith(prefix)) {
                            first = first.isEmpty() ? source.where(use) : first;
                            ids.add(use.getObject());
                        }
                    }
                }
                if (!ids.isEmpty()) {
                    notes.add(Problem.of(
                            Mistake.NOT_COMPARED,
                            first,
                            ids.size() + (ids.size() == 1 ? " id" : " different ids") + " of " + name
                                    + ", here the first, " + (ids.size() == 1 ? "was" : "were")
                                    + " held against no release of it",
                            "Give one beside the cases, for example hp.json or mondo.obo"));
                }
            }
        });
        return notes;
    }

    private void doubt(SourceGraph source, Triple use, Node term, Terminology owner, List<Doubt> doubts) {
        Graph graph = owner.graph();
        Supplier<String> where = () -> source.where(use) + " " + CaseIris.id(source.name());
        if (!graph.contains(term, RDF.type.asNode(), OWL.Class.asNode())) {
            doubts.add(new Doubt(
                    Kind.UNKNOWN,
                    term,
                    Problem.of(
                            Mistake.TERM_UNKNOWN,
                            where.get(),
                            ShortNames.asInReports(term) + " is not in " + owner.title(),
                            "Check the id, or give a newer release of the terminology")));
        } else if (graph.contains(term, OBO.DEPRECATED, Node.ANY)) {
            doubts.add(new Doubt(
                    Kind.OBSOLETE,
                    term,
                    Problem.of(
                            Mistake.TERM_OBSOLETE,
                            where.get(),
                            named(graph, term) + " is obsolete in " + owner.title(),
                            remedy(graph, term))));
        } else {
            for (Triple recorded :
                    source.graph().find(term, CG.recordedLabel, Node.ANY).toList()) {
                String label = recorded.getObject().getLiteralLexicalForm();
                if (!isRightlyCalled(graph, term, label)) {
                    doubts.add(new Doubt(
                            Kind.RELABELLED,
                            term,
                            Problem.of(
                                    Mistake.TERM_RENAMED,
                                    where.get(),
                                    ShortNames.asInReports(term) + " is called \"" + label + "\" there and \""
                                            + new Labels(graph).of(term) + "\" in " + owner.title(),
                                    "Check that the id is the one meant, and take the terminology's label")));
                }
            }
        }
    }

    private boolean isRightlyCalled(Graph graph, Node term, String label) {
        Called called = new Called(term, label);
        if (right.contains(called)) {
            return true;
        }
        boolean isRight = isCalled(graph, term, label);
        if (isRight && right.size() < MOST_KEPT) {
            right.add(called);
        }
        return isRight;
    }

    private static String remedy(Graph graph, Node term) {
        List<Node> replacements = Values.objects(graph, term, OBO.REPLACED_BY);
        if (replacements.size() == 1) {
            return "Write " + named(graph, replacements.get(0)) + "; until then it is found under both";
        }
        List<Node> candidates = Stream.concat(replacements.stream(), Values.objects(graph, term, OBO.CONSIDER).stream())
                .toList();
        return candidates.isEmpty()
                ? "Nothing replaces it; choose another term"
                : "Choose among "
                        + candidates.stream().map(one -> named(graph, one)).collect(Collectors.joining(", "));
    }

    private static boolean isCalled(Graph graph, Node term, String label) {
        String plain = plain(label);
        return Stream.concat(Stream.of(RDFS.label.asNode(), SKOS.prefLabel.asNode()), SYNONYMS.stream())
                .flatMap(property -> graph.stream(term, property, Node.ANY))
                .anyMatch(triple ->
                        plain(triple.getObject().getLiteralLexicalForm()).equals(plain));
    }

    private static String plain(String label) {
        return label.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static String named(Graph graph, Node term) {
        return ShortNames.asInReports(term)
                + new Labels(graph)
                        .find(term)
                        .map(label -> " \"" + label + "\"")
                        .orElse("");
    }
}
