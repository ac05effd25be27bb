package org.casegraph.face.ontology;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.XSD;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.OntologyTerms;

/** A class expression or data range in Manchester syntax (https://www.w3.org/TR/owl2-manchester-syntax/), names as links. */
record ClassExpression(OntologyTerms terms) {
    private static final Map<Node, String> QUANTIFIERS = Map.of(
            OWL2.someValuesFrom.asNode(), "some",
            OWL2.allValuesFrom.asNode(), "only",
            OWL2.hasValue.asNode(), "value");
    private static final Map<Node, String> CARDINALITIES = Map.of(
            OWL2.minCardinality.asNode(), "min",
            OWL2.maxCardinality.asNode(), "max",
            OWL2.cardinality.asNode(), "exactly",
            OWL2.minQualifiedCardinality.asNode(), "min",
            OWL2.maxQualifiedCardinality.asNode(), "max",
            OWL2.qualifiedCardinality.asNode(), "exactly");
    private static final Map<String, String> FACETS =
            Map.of("minInclusive", "≥", "minExclusive", ">", "maxInclusive", "≤", "maxExclusive", "<");

    Html of(Node expression) {
        if (!expression.isBlank()) {
            return terms.links().of(expression);
        }
        Optional<Html> boole = list(expression, OWL2.intersectionOf.asNode(), " and ")
                .or(() -> list(expression, OWL2.unionOf.asNode(), " or "))
                .or(() -> list(expression, OWL2.oneOf.asNode(), ", ")
                        .map(members -> Html.all(Html.text("{"), members, Html.text("}"))))
                .or(() -> object(expression, OWL2.complementOf.asNode())
                        .map(not -> Html.all(keyword("not"), Html.text(" "), nested(not))));
        return boole.or(() -> object(expression, OWL2.onProperty.asNode()).map(on -> restriction(expression, on)))
                .or(() -> object(expression, OWL2.onDatatype.asNode()).map(on -> datatype(expression, on)))
                .orElseGet(() -> Html.element("em").of("an expression that only the Turtle shows"));
    }

    private Html restriction(Node expression, Node property) {
        Html on = object(property, OWL2.inverseOf.asNode())
                .map(inverse -> Html.all(
                        keyword("inverse"), Html.text(" "), terms.links().of(inverse)))
                .orElseGet(() -> terms.links().of(property));
        for (Map.Entry<Node, String> quantifier : QUANTIFIERS.entrySet()) {
            Optional<Node> filler = object(expression, quantifier.getKey());
            if (filler.isPresent()) {
                return words(on, quantifier.getValue(), nested(filler.get()));
            }
        }
        for (Map.Entry<Node, String> cardinality : CARDINALITIES.entrySet()) {
            Optional<Node> number = object(expression, cardinality.getKey());
            if (number.isPresent()) {
                Html of = object(expression, OWL2.onClass.asNode())
                        .or(() -> object(expression, OWL2.onDataRange.asNode()))
                        .map(this::nested)
                        .orElse(Html.EMPTY);
                return Html.all(
                        words(on, cardinality.getValue(), Html.text(number.get().getLiteralLexicalForm() + " ")), of);
            }
        }
        return words(on, "Self", Html.EMPTY);
    }

    private Html datatype(Node expression, Node datatype) {
        List<Html> facets = terms.objects(expression, OWL2.withRestrictions.asNode()).stream()
                .flatMap(list -> terms.members(list).stream())
                .flatMap(facet -> terms.graph().stream(facet, Node.ANY, Node.ANY))
                .map(triple -> {
                    String name = triple.getPredicate().getURI().substring(XSD.NS.length());
                    return Html.text(FACETS.getOrDefault(name, name) + " "
                            + triple.getObject().getLiteralLexicalForm());
                })
                .toList();
        return Html.all(terms.links().of(datatype), Html.text("["), Html.separated(", ", facets), Html.text("]"));
    }

    private Optional<Html> list(Node expression, Node property, String word) {
        return object(expression, property)
                .map(list -> Html.separated(
                        word, terms.members(list).stream().map(this::nested).toList()));
    }

    private Html nested(Node expression) {
        boolean simple = !expression.isBlank()
                || object(expression, OWL2.onDatatype.asNode()).isPresent();
        return simple ? of(expression) : Html.all(Html.text("("), of(expression), Html.text(")"));
    }

    private static Html words(Html subject, String keyword, Html object) {
        return Html.all(subject, Html.text(" "), keyword(keyword), Html.text(" "), object);
    }

    private static Html keyword(String word) {
        return Html.element("b").of(word);
    }

    private Optional<Node> object(Node subject, Node property) {
        return terms.objects(subject, property).stream().findFirst();
    }
}
