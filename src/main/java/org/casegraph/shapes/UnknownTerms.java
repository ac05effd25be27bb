package org.casegraph.shapes;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.problem.NearestNames;
import org.casegraph.source.SourceGraph;
import org.casegraph.vocabulary.CG;

/** Terms of the casegraph namespace that a file uses and the ontology does not define, or defines as something else. */
final class UnknownTerms {
    static final String RULE = "unknown-term";

    private enum Kind {
        CLASS("a class"),
        OBJECT_PROPERTY("an object property"),
        DATATYPE_PROPERTY("a datatype property"),
        OTHER_PROPERTY("a property"),
        INDIVIDUAL("an individual");

        private static final Set<Kind> PROPERTIES = EnumSet.of(OBJECT_PROPERTY, DATATYPE_PROPERTY, OTHER_PROPERTY);

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        private static final Map<Node, Kind> BY_TYPE = Map.of(
                OWL.Class.asNode(), CLASS,
                RDFS.Class.asNode(), CLASS,
                RDFS.Datatype.asNode(), CLASS,
                OWL.ObjectProperty.asNode(), OBJECT_PROPERTY,
                OWL.DatatypeProperty.asNode(), DATATYPE_PROPERTY,
                OWL.AnnotationProperty.asNode(), OTHER_PROPERTY,
                RDF.Property.asNode(), OTHER_PROPERTY);
    }

    /** As many as a line can name. */
    private static final int FEW = 8;

    private final Graph ontology;
    private final Map<Node, Set<Kind>> defined = new HashMap<>();

    UnknownTerms(Graph ontology) {
        this.ontology = ontology;
        ontology.stream(Node.ANY, RDF.type.asNode(), Node.ANY)
                .filter(t -> CG.isTerm(t.getSubject()))
                .forEach(t -> defined.computeIfAbsent(t.getSubject(), term -> EnumSet.noneOf(Kind.class))
                        .add(Kind.BY_TYPE.getOrDefault(t.getObject(), Kind.INDIVIDUAL)));
    }

    Stream<Violation> violations(SourceGraph source) {
        return source.graph().stream().flatMap(triple -> violations(source, triple));
    }

    private Stream<Violation> violations(SourceGraph source, Triple triple) {
        return Stream.of(
                        subject(source, triple),
                        predicate(source, triple),
                        triple.getPredicate().equals(RDF.type.asNode()) ? type(source, triple) : object(source, triple))
                .flatMap(Optional::stream);
    }

    private Optional<Violation> subject(SourceGraph source, Triple triple) {
        return undefined(source, triple, triple.getSubject(), defined.keySet());
    }

    private Optional<Violation> predicate(SourceGraph source, Triple triple) {
        Node property = triple.getPredicate();
        if (!CG.isTerm(property)) {
            return Optional.empty();
        }
        Set<Kind> kinds = defined.getOrDefault(property, Set.of());
        if (kinds.stream().noneMatch(Kind.PROPERTIES::contains)) {
            return undefined(source, triple, property, of(Kind.PROPERTIES))
                    .or(() -> misused(source, triple, property, "is used as a property", of(Kind.PROPERTIES)));
        }
        if (kinds.contains(Kind.OBJECT_PROPERTY) && triple.getObject().isLiteral()) {
            return Optional.of(ofValue(
                    source,
                    triple,
                    property,
                    "is an object property, but its value is the text or number " + Violation.shown(triple.getObject()),
                    "Write a node or a term of the ontology instead. " + meant(property, triple.getObject())));
        }
        if (kinds.equals(Set.of(Kind.DATATYPE_PROPERTY)) && !triple.getObject().isLiteral()) {
            return Optional.of(ofValue(
                    source,
                    triple,
                    property,
                    "is a datatype property, but its value is the node " + Violation.shown(triple.getObject()),
                    "Write a text or number instead"));
        }
        return Optional.empty();
    }

    /** The few terms that the property leads to, or those whose names are nearest to the word. */
    private String meant(Node property, Node word) {
        List<Node> values = values(property);
        return isFew(values)
                ? choice(values)
                : remedy(word.getLiteralLexicalForm().replaceAll("[^A-Za-z0-9]+", ""), defined.keySet());
    }

    private List<Node> values(Node property) {
        return ontology.stream(property, RDFS.range.asNode(), Node.ANY)
                .flatMap(range -> ontology.stream(Node.ANY, RDF.type.asNode(), range.getObject()))
                .map(Triple::getSubject)
                .distinct()
                .toList();
    }

    private static boolean isFew(List<Node> values) {
        return !values.isEmpty() && values.size() <= FEW;
    }

    private static String choice(List<Node> values) {
        return "It can be "
                + values.stream().map(value -> "cg:" + CG.name(value)).sorted().collect(Collectors.joining(", "));
    }

    private Optional<Violation> type(SourceGraph source, Triple triple) {
        Node type = triple.getObject();
        if (!CG.isTerm(type) || defined.getOrDefault(type, Set.of()).contains(Kind.CLASS)) {
            return Optional.empty();
        }
        return undefined(source, triple, type, of(Set.of(Kind.CLASS)))
                .or(() -> misused(source, triple, type, "is used as a class", of(Set.of(Kind.CLASS))));
    }

    private Optional<Violation> object(SourceGraph source, Triple triple) {
        Node term = triple.getObject();
        if (!CG.isTerm(term) || defined.containsKey(term)) {
            return Optional.empty();
        }
        List<Node> values = values(triple.getPredicate());
        return Optional.of(violation(
                source,
                triple,
                term,
                "is not defined in the ontology",
                isFew(values) ? choice(values) : remedy(term, defined.keySet())));
    }

    private Optional<Violation> undefined(SourceGraph source, Triple triple, Node term, Collection<Node> likely) {
        if (!CG.isTerm(term) || defined.containsKey(term)) {
            return Optional.empty();
        }
        return Optional.of(violation(source, triple, term, "is not defined in the ontology", remedy(term, likely)));
    }

    private Optional<Violation> misused(
            SourceGraph source, Triple triple, Node term, String use, Collection<Node> likely) {
        Kind kind = Objects.requireNonNull(defined.get(term)).iterator().next();
        return Optional.of(violation(source, triple, term, "is " + kind.words + ", but " + use, remedy(term, likely)));
    }

    private static String remedy(Node term, Collection<Node> likely) {
        return remedy(
                CG.name(term),
                likely.stream().filter(known -> !known.equals(term)).toList());
    }

    private static String remedy(String word, Collection<Node> likely) {
        List<String> nearest = NearestNames.of(
                        word, likely.stream().map(CG::name).toList())
                .stream()
                .map(name -> "cg:" + name)
                .toList();
        return nearest.isEmpty()
                ? "Use a term that the ontology defines, or define this one"
                : "Nearest are " + String.join(", ", nearest);
    }

    /** At the word itself, also where that is the property. */
    private static Violation violation(SourceGraph source, Triple triple, Node term, String fault, String remedy) {
        return term.equals(triple.getPredicate())
                ? Violation.ofProperty(RULE, source, triple, Violation.shown(term) + " " + fault, remedy)
                : ofValue(source, triple, term, fault, remedy);
    }

    private static Violation ofValue(SourceGraph source, Triple triple, Node term, String fault, String remedy) {
        return Violation.of(
                RULE,
                source,
                triple.getSubject(),
                triple,
                Optional.empty(),
                Violation.shown(term) + " " + fault,
                remedy);
    }

    private Collection<Node> of(Set<Kind> kinds) {
        return defined.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(kinds::contains))
                .map(Map.Entry::getKey)
                .toList();
    }
}
