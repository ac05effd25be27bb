package org.casegraph.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.Labels;
import org.casegraph.graph.ShortNames;
import org.casegraph.vocabulary.CG;

/**
 * What a case can be found by: the words, ids and IRIs of what it states, and what it quotes. Any number of threads may ask.
 */
final class CaseNames {
    /** Statements whose label and classes are names; the first that fits says what they are called here. */
    static final List<Node> STATEMENTS = List.of(
            CG.Diagnosis,
            CG.AbsentFinding,
            CG.SuspectedFinding,
            CG.Measurement,
            CG.Variant,
            CG.Treatment,
            CG.Test,
            CG.Finding);

    /** What these lead to is a name: a term with its label and ids, or a text. */
    private static final Set<Node> PROPERTIES = Set.of(
            CG.recordedId,
            CG.sex,
            CG.ageYears,
            CG.concludes,
            CG.absenceOf,
            CG.suspects,
            CG.measures,
            CG.agent,
            CG.gene,
            CG.geneSymbol,
            CG.geneId,
            CG.otherGeneId,
            CG.hgvs,
            CG.variantExpression,
            CG.vcfRecord,
            CG.variantReference,
            CG.quote);

    /** The same of other vocabularies, which bring no labels of their own. */
    private static final Map<Node, String> OF_OTHERS = Map.of(
            DCTerms.title.asNode(), "title",
            DCTerms.bibliographicCitation.asNode(), "citation",
            DCTerms.identifier.asNode(), "id",
            DCTerms.source.asNode(), "source",
            DCTerms.references.asNode(), "source");

    private static final Set<Node> NAMING = Stream.of(
                    PROPERTIES, OF_OTHERS.keySet(), Set.of(RDFS.label.asNode(), RDF.type.asNode()))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private final Labels labels;

    /** What many cases name is looked up once. */
    private final Map<Node, String> known = new ConcurrentHashMap<>();

    private final Map<Node, String> names = new ConcurrentHashMap<>();

    /**
     * A name.
     *
     * @param kind what is called so
     * @param text to be shown
     * @param term the term whose name it is; empty for a text
     */
    record Name(String kind, String text, Optional<Node> term) {
        Name called(String what) {
            return new Name(what, text, term);
        }
    }

    /** @param labels of all graphs */
    CaseNames(Labels labels) {
        this.labels = labels;
    }

    /** All names of what a case states, each once. */
    Stream<Name> of(Graph stated) {
        return of(stated, name -> true);
    }

    /**
     * As {@link #of(Graph)}, of those that are wanted.
     *
     * @param isWanted asked before it is known what is called so, which takes longest
     */
    Stream<Name> of(Graph stated, Predicate<Name> isWanted) {
        Stated all = Stated.of(stated);
        Map<Node, String> kinds = new HashMap<>();
        return all.naming().stream()
                .filter(triple -> isName(all, triple))
                .flatMap(triple -> {
                    Name name = name(triple.getObject());
                    return isWanted.test(name) ? called(all, triple, kinds).map(name::called).stream() : Stream.empty();
                })
                .distinct();
    }

    /**
     * What a case states, as far as names are told by it: most of it is neither read nor made.
     *
     * @param naming what may be names
     * @param types of each node
     */
    private record Stated(Graph graph, List<Triple> naming, Map<Node, Set<Node>> types) {
        static Stated of(Graph graph) {
            Stated stated = new Stated(graph, new ArrayList<>(), new HashMap<>());
            NAMING.forEach(property -> graph.find(Node.ANY, property, Node.ANY).forEachRemaining(stated::add));
            return stated;
        }

        private void add(Triple triple) {
            naming.add(triple);
            if (triple.getPredicate().equals(RDF.type.asNode())) {
                types.computeIfAbsent(triple.getSubject(), subject -> new HashSet<>())
                        .add(triple.getObject());
            }
        }

        boolean is(Node subject, Node type) {
            return types.getOrDefault(subject, Set.of()).contains(type);
        }

        boolean isInCase(Node subject) {
            return graph.contains(subject, CG.inCase, Node.ANY);
        }
    }

    /** Vocabularies that a record names are the same in all records of a dataset. */
    private static boolean isName(Stated stated, Triple triple) {
        return !OF_OTHERS.containsKey(triple.getPredicate()) || !stated.is(triple.getSubject(), CG.VocabularyResource);
    }

    /** What the object is the name of; empty where it is none. */
    private Optional<String> called(Stated stated, Triple triple, Map<Node, String> kinds) {
        Node property = triple.getPredicate();
        if (!property.equals(RDFS.label.asNode()) && !property.equals(RDF.type.asNode())) {
            return Optional.of(Optional.ofNullable(OF_OTHERS.get(property)).orElseGet(() -> label(property)));
        }
        return STATEMENTS.contains(triple.getObject())
                ? Optional.empty()
                : Optional.of(kinds.computeIfAbsent(triple.getSubject(), subject -> kind(stated, subject)))
                        .filter(kind -> !kind.isEmpty());
    }

    private String kind(Stated stated, Node subject) {
        boolean isInCase = stated.isInCase(subject);
        return STATEMENTS.stream()
                .filter(statement -> stated.is(subject, statement)
                        || isInCase && labels.graph().contains(subject, RDF.type.asNode(), statement))
                .findFirst()
                .map(this::label)
                .orElse("");
    }

    private Name name(Node object) {
        if (!object.isURI()) {
            return new Name("", labels.of(object), Optional.empty());
        }
        return new Name("", names.computeIfAbsent(object, this::labelAndId), Optional.of(object));
    }

    private String labelAndId(Node term) {
        String label = label(term);
        String id = ShortNames.asInReports(term);
        return id.startsWith("<") ? label : label + " " + id;
    }

    /** The label of an IRI. */
    String label(Node term) {
        return known.computeIfAbsent(term, labels::of);
    }
}
