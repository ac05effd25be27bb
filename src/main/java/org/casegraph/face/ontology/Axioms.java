package org.casegraph.face.ontology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.OntologyTerms;

/** What holds of a term by logic, beside its place in the hierarchy, as a person reads it. */
record Axioms(OntologyTerms terms, Node term) {
    private static final List<Map.Entry<Node, String>> RELATIONS = List.of(
            Map.entry(OWL2.equivalentClass.asNode(), "is the same as"),
            Map.entry(OWL2.equivalentProperty.asNode(), "is the same as"),
            Map.entry(OWL2.disjointWith.asNode(), "shares no member with"),
            Map.entry(OWL2.propertyDisjointWith.asNode(), "never holds together with"),
            Map.entry(OWL2.inverseOf.asNode(), "is the inverse of"),
            Map.entry(OWL2.differentFrom.asNode(), "is another than"),
            Map.entry(RDFS.domain.asNode(), "is said only of"),
            Map.entry(RDFS.range.asNode(), "has as value only"));
    private static final List<Map.Entry<Node, String>> BOTH_WAYS = List.of(
            Map.entry(OWL2.disjointWith.asNode(), "shares no member with"),
            Map.entry(OWL2.inverseOf.asNode(), "is the inverse of"),
            Map.entry(OWL2.differentFrom.asNode(), "is another than"));
    private static final List<Map.Entry<Node, String>> CHARACTERISTICS = List.of(
            Map.entry(OWL2.FunctionalProperty.asNode(), "has one value at most"),
            Map.entry(OWL2.InverseFunctionalProperty.asNode(), "points to each thing from one at most"),
            Map.entry(OWL2.TransitiveProperty.asNode(), "is transitive"),
            Map.entry(OWL2.SymmetricProperty.asNode(), "is symmetric"),
            Map.entry(OWL2.AsymmetricProperty.asNode(), "is asymmetric"),
            Map.entry(OWL2.ReflexiveProperty.asNode(), "is reflexive"),
            Map.entry(OWL2.IrreflexiveProperty.asNode(), "is irreflexive"));

    /** One sentence each, without a subject. */
    List<Html> sentences() {
        List<Html> sentences = new ArrayList<>();
        ClassExpression expression = new ClassExpression(terms);
        List<Node> above = terms.objects(term, RDFS.subClassOf.asNode()).stream()
                .filter(Node::isBlank)
                .toList();
        add(above, other -> sentence("is a kind of", expression.of(other), RDFS.subClassOf.asNode(), other), sentences);
        RELATIONS.forEach(relation -> add(
                terms.objects(term, relation.getKey()),
                other -> sentence(relation.getValue(), expression.of(other), relation.getKey(), other),
                sentences));
        BOTH_WAYS.forEach(relation -> add(
                terms.subjects(relation.getKey(), term).stream()
                        .filter(Node::isURI)
                        .toList(),
                other -> words(relation.getValue(), terms.links().of(other)),
                sentences));
        CHARACTERISTICS.forEach(type -> {
            if (terms.graph().contains(term, RDF.type.asNode(), type.getKey())) {
                sentences.add(Html.text(type.getValue()));
            }
        });
        add(
                terms.objects(term, OWL2.propertyChainAxiom.asNode()),
                chain -> words(
                        "holds along",
                        Html.separated(
                                " then ",
                                terms.members(chain).stream()
                                        .map(terms.links()::of)
                                        .toList())),
                sentences);
        add(
                terms.subjects(RDF.type.asNode(), OWL2.AllDisjointClasses.asNode()).stream()
                        .flatMap(axiom -> terms.objects(axiom, OWL2.members.asNode()).stream())
                        .filter(list -> terms.members(list).contains(term))
                        .toList(),
                this::allDisjoint,
                sentences);
        return sentences.stream().distinct().toList();
    }

    /** What has an IRI comes first, in the order given; expressions have none, so their sentences are put in order. */
    private static void add(List<Node> others, Function<Node, Html> sentence, List<Html> sentences) {
        others.stream().filter(Node::isURI).map(sentence).forEach(sentences::add);
        others.stream()
                .filter(other -> !other.isURI())
                .map(sentence)
                .sorted(Comparator.comparing(Html::markup))
                .forEach(sentences::add);
    }

    private Html allDisjoint(Node list) {
        return words(
                "shares no member with",
                terms.links()
                        .all(terms.members(list).stream()
                                .filter(member -> !member.equals(term))
                                .toList()));
    }

    private Html sentence(String words, Html object, Node property, Node value) {
        List<Html> sources = sources(property, value);
        return sources.isEmpty()
                ? words(words, object)
                : Html.all(words(words, object), Html.text(" — "), Html.separated(", ", sources));
    }

    private static Html words(String words, Html object) {
        return Html.all(Html.text(words + " "), object);
    }

    /** Where an axiom itself has a source. */
    List<Html> sources(Node property, Node value) {
        return terms
                .links()
                .sorted(terms.subjects(OWL2.annotatedSource.asNode(), term).stream()
                        .filter(axiom -> terms.graph().contains(axiom, OWL2.annotatedProperty.asNode(), property)
                                && terms.graph().contains(axiom, OWL2.annotatedTarget.asNode(), value))
                        .flatMap(axiom -> terms.objects(axiom, DCTerms.source.asNode()).stream())
                        .toList())
                .stream()
                .map(terms.links()::outside)
                .toList();
    }
}
