package org.casegraph.face.ontology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.OntologyTerms;

/** What holds of a term by logic, beside its place in the hierarchy, as a person reads it. */
record Axioms(OntologyTerms terms, Node term) {
    private static final Map<Node, String> RELATIONS = Map.of(
            OWL2.equivalentClass.asNode(), "is the same as",
            OWL2.equivalentProperty.asNode(), "is the same as",
            OWL2.disjointWith.asNode(), "shares no member with",
            OWL2.propertyDisjointWith.asNode(), "never holds together with",
            OWL2.inverseOf.asNode(), "is the inverse of",
            OWL2.differentFrom.asNode(), "is another than",
            RDFS.domain.asNode(), "is said only of",
            RDFS.range.asNode(), "has as value only");
    private static final Map<Node, String> BOTH_WAYS = Map.of(
            OWL2.disjointWith.asNode(), "shares no member with",
            OWL2.inverseOf.asNode(), "is the inverse of",
            OWL2.differentFrom.asNode(), "is another than");
    private static final Map<Node, String> CHARACTERISTICS = Map.of(
            OWL2.FunctionalProperty.asNode(), "has one value at most",
            OWL2.InverseFunctionalProperty.asNode(), "points to each thing from one at most",
            OWL2.TransitiveProperty.asNode(), "is transitive",
            OWL2.SymmetricProperty.asNode(), "is symmetric",
            OWL2.AsymmetricProperty.asNode(), "is asymmetric",
            OWL2.ReflexiveProperty.asNode(), "is reflexive",
            OWL2.IrreflexiveProperty.asNode(), "is irreflexive");

    /** One sentence each, without a subject. */
    List<Html> sentences() {
        List<Html> sentences = new ArrayList<>();
        ClassExpression expression = new ClassExpression(terms);
        terms.objects(term, RDFS.subClassOf.asNode()).stream()
                .filter(Node::isBlank)
                .forEach(above ->
                        sentences.add(sentence("is a kind of", expression.of(above), RDFS.subClassOf.asNode(), above)));
        RELATIONS.forEach((property, words) -> terms.objects(term, property)
                .forEach(other -> sentences.add(sentence(words, expression.of(other), property, other))));
        BOTH_WAYS.forEach((property, words) -> terms.subjects(property, term).stream()
                .filter(Node::isURI)
                .forEach(other -> sentences.add(words(words, terms.links().of(other)))));
        CHARACTERISTICS.forEach((type, words) -> {
            if (terms.graph().contains(term, RDF.type.asNode(), type)) {
                sentences.add(Html.text(words));
            }
        });
        terms.objects(term, OWL2.propertyChainAxiom.asNode())
                .forEach(chain -> sentences.add(words(
                        "holds along",
                        Html.separated(
                                " then ",
                                terms.members(chain).stream()
                                        .map(terms.links()::of)
                                        .toList()))));
        allDisjoint(sentences);
        return sentences.stream().distinct().toList();
    }

    private void allDisjoint(List<Html> sentences) {
        for (Node axiom : terms.subjects(RDF.type.asNode(), OWL2.AllDisjointClasses.asNode())) {
            for (Node list : terms.objects(axiom, OWL2.members.asNode())) {
                List<Node> members = terms.members(list);
                if (members.contains(term)) {
                    sentences.add(words(
                            "shares no member with",
                            terms.links()
                                    .all(members.stream()
                                            .filter(member -> !member.equals(term))
                                            .toList())));
                }
            }
        }
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
        return terms.subjects(OWL2.annotatedSource.asNode(), term).stream()
                .filter(axiom -> terms.graph().contains(axiom, OWL2.annotatedProperty.asNode(), property)
                        && terms.graph().contains(axiom, OWL2.annotatedTarget.asNode(), value))
                .flatMap(axiom -> terms.objects(axiom, DCTerms.source.asNode()).stream())
                .map(terms.links()::outside)
                .toList();
    }
}
