package org.casegraph.face.cases;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.graph.NameWords;
import org.casegraph.graph.PublicationIds;
import org.casegraph.graph.ShortNames;
import org.casegraph.graph.TermIds;
import org.casegraph.vocabulary.CG;

/** What cases can be found by, each name once however many have it: the words, ids and IRIs of what they state. */
final class CaseNames {
    /** Statements whose label and classes are names; the first that fits says what they are called here. */
    private static final List<Node> STATEMENTS = List.of(
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
            CG.variantReference);

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

    private final NodeLinks links;
    private final List<Name> names = new ArrayList<>();
    private final Map<Name, Integer> numbers = new HashMap<>();
    private final Map<Called, Integer> objects = new HashMap<>();
    private final Map<Node, String> labels = new HashMap<>();

    /** What many cases state alike is named once. */
    private record Called(String kind, Node object) {}

    /**
     * A name.
     *
     * @param kind what is called so
     * @param text to be shown
     * @param folded the text, and the IRI where it is of a term, between blanks
     */
    record Name(String kind, String text, String folded) {}

    CaseNames(NodeLinks links) {
        this.links = links;
    }

    Name name(int number) {
        return names.get(number);
    }

    /** The number of a text that is a name. */
    int text(String kind, String text) {
        return number(new Name(kind, text, " " + NameWords.plain(text) + " "));
    }

    /** The numbers of all names of what a case states, in their order. */
    IntStream of(Graph stated) {
        Map<Node, String> kinds = new HashMap<>();
        return stated.stream()
                .filter(triple -> isName(stated, triple))
                .flatMap(triple ->
                        called(stated, triple, kinds).map(kind -> new Called(kind, triple.getObject())).stream())
                .mapToInt(called -> objects.computeIfAbsent(called, this::number))
                .sorted()
                .distinct();
    }

    /** Vocabularies that a record names are the same in all records of a dataset. */
    private static boolean isName(Graph stated, Triple triple) {
        Node property = triple.getPredicate();
        return NAMING.contains(property)
                && !(OF_OTHERS.containsKey(property)
                        && stated.contains(triple.getSubject(), RDF.type.asNode(), CG.VocabularyResource));
    }

    /** What the object is the name of; empty where it is none. */
    private Optional<String> called(Graph stated, Triple triple, Map<Node, String> kinds) {
        Node property = triple.getPredicate();
        if (!property.equals(RDFS.label.asNode()) && !property.equals(RDF.type.asNode())) {
            return Optional.of(Optional.ofNullable(OF_OTHERS.get(property)).orElseGet(() -> label(property)));
        }
        return STATEMENTS.contains(triple.getObject())
                ? Optional.empty()
                : Optional.of(kinds.computeIfAbsent(triple.getSubject(), subject -> kind(stated, subject)))
                        .filter(kind -> !kind.isEmpty());
    }

    private int number(Called called) {
        Node object = called.object();
        return object.isURI() ? term(called.kind(), object) : text(called.kind(), links.label(object));
    }

    private String kind(Graph stated, Node subject) {
        return STATEMENTS.stream()
                .filter(statement -> stated.contains(subject, RDF.type.asNode(), statement)
                        || stated.contains(subject, CG.inCase, Node.ANY)
                                && links.graph().contains(subject, RDF.type.asNode(), statement))
                .findFirst()
                .map(this::label)
                .orElse("");
    }

    private String label(Node term) {
        return labels.computeIfAbsent(term, links::label);
    }

    private int term(String kind, Node term) {
        String label = label(term);
        String id = ShortNames.asInReports(term);
        String text = id.startsWith("<") ? label : label + " " + id;
        return number(new Name(kind, text, " " + NameWords.plain(text + " " + term.getURI()) + " "));
    }

    private int number(Name name) {
        return numbers.computeIfAbsent(name, added -> {
            names.add(added);
            return names.size() - 1;
        });
    }

    /** The numbers of the names that have a word as a part of one of theirs, or that it is an id or an IRI of. */
    BitSet having(String word) {
        String folded = NameWords.plain(word);
        List<String> iris = Stream.concat(
                        TermIds.iris(word).stream(), PublicationIds.iri(word).map(Node::getURI).stream())
                .map(iri -> " " + NameWords.plain(iri) + " ")
                .collect(Collectors.toList());
        return IntStream.range(0, names.size())
                .filter(number -> {
                    String name = names.get(number).folded();
                    return name.contains(folded) || iris.stream().anyMatch(name::contains);
                })
                .collect(BitSet::new, BitSet::set, BitSet::or);
    }
}
