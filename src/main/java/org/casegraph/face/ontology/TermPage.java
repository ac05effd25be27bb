package org.casegraph.face.ontology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.face.collection.ThingInCases;
import org.casegraph.face.html.Description;
import org.casegraph.face.html.GraphDownloads;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.OntologyTerms;
import org.casegraph.face.html.Page;
import org.casegraph.face.html.Table;
import org.casegraph.face.schema.SchemaPage;
import org.casegraph.graph.Addresses;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/** One term of the ontology: what it means, where it stands, what matches it, where it is used. */
record TermPage(Store store, QuestionLibrary questions, OntologyTerms terms) {
    private static final int MOST_BESIDE = 40;

    private static final List<Map.Entry<Node, String>> MATCHES = List.of(
            Map.entry(SKOS.exactMatch.asNode(), "Exactly"),
            Map.entry(SKOS.closeMatch.asNode(), "Closely"),
            Map.entry(SKOS.broadMatch.asNode(), "A broader term"),
            Map.entry(SKOS.narrowMatch.asNode(), "A narrower term"),
            Map.entry(SKOS.relatedMatch.asNode(), "A related term"));

    /** @param here where its address is told */
    Representation of(Node term, PublicAddress here) {
        NodeLinks links = terms.links();
        OntologyTerms.Kind kind = terms.kind(term).orElse(OntologyTerms.Kind.INDIVIDUAL);
        Html head = Html.all(
                Html.element("p")
                        .with("class", "path")
                        .of(Html.link("/ontology", "Ontology"), Html.text(" › " + kind.words())),
                Html.element("h1").of(links.label(term)),
                Html.element("p").with("class", "definition").of(literals(term, SKOS.definition.asNode())),
                new Description()
                        .add("IRI", Html.element("code").of(term.getURI()))
                        .add("In the data", SchemaPage.link(links, term))
                        .add("Also called", literals(term, SKOS.altLabel.asNode()))
                        .add("Comment", literals(term, RDFS.comment.asNode()))
                        .add(
                                "Source",
                                terms.objects(term, DCTerms.source.asNode()).stream()
                                        .map(links::outside)
                                        .toList())
                        .html());
        List<Html> sentences = new Axioms(terms, term).sentences();
        Html graph = GraphDownloads.of("/ontology/" + Addresses.encode(CG.name(term)), Map.of());
        return Page.of(
                links.label(term),
                new TermSchemaOrg(links, term, here).html(),
                head,
                section("Above", above(term, new HashSet<>())),
                section("Below", below(term)),
                section("Beside it", beside(term)),
                section("By logic, it …", list(sentences)),
                section("In other vocabularies", matches(term)),
                kind == OntologyTerms.Kind.CLASS ? new ThingInCases(store, links, term).use() : Html.EMPTY,
                section("Where it is used", new TermUse(store, questions, links, term).html()),
                section("As RDF", graph));
    }

    private static Html section(String title, Html content) {
        return content.equals(Html.EMPTY)
                ? Html.EMPTY
                : Html.element("section").of(Html.element("h2").of(title), content);
    }

    private static Html list(List<Html> lines) {
        return lines.isEmpty()
                ? Html.EMPTY
                : Html.element("ul")
                        .of(lines.stream()
                                .map(line -> Html.element("li").of(line))
                                .toList());
    }

    private Html literals(Node term, Node property) {
        return Html.text(terms.objects(term, property).stream()
                .map(Node::getLiteralLexicalForm)
                .sorted()
                .reduce((a, b) -> a + "; " + b)
                .orElse(""));
    }

    /** All the way to the root; what was shown before is not unfolded again. */
    private Html above(Node term, Set<Node> shown) {
        List<Node> parents = new ArrayList<>(terms.parents(term));
        terms.objects(term, RDF.type.asNode()).stream().filter(CG::isTerm).forEach(parents::add);
        return list(parents.stream()
                .map(parent -> Html.all(
                        terms.links().of(parent),
                        source(term, parent),
                        shown.add(parent) ? above(parent, shown) : Html.EMPTY))
                .toList());
    }

    private Html source(Node term, Node parent) {
        List<Html> sources = new Axioms(terms, term).sources(RDFS.subClassOf.asNode(), parent);
        return sources.isEmpty() ? Html.EMPTY : Html.all(Html.text(" — "), Html.separated(", ", sources));
    }

    private Html below(Node term) {
        List<Node> below = new ArrayList<>(terms.children(term));
        terms.subjects(RDF.type.asNode(), term).stream().filter(CG::isTerm).forEach(below::add);
        return list(terms.links().sorted(below).stream().map(terms.links()::of).toList());
    }

    /** What stands below the same, with how many cases tell of it. */
    private Html beside(Node term) {
        List<Node> beside = terms.parents(term).stream()
                .flatMap(parent -> terms.children(parent).stream())
                .filter(other -> !other.equals(term))
                .toList();
        return list(terms.links().sorted(beside).stream()
                .limit(MOST_BESIDE)
                .map(other -> Html.all(
                        terms.links().of(other),
                        Html.text(" "),
                        new ThingInCases(store, terms.links(), other).counts()))
                .toList());
    }

    private Html matches(Node term) {
        Table table = new Table("Matches", "Matches", "Term", "Vocabulary");
        for (Map.Entry<Node, String> match : MATCHES) {
            terms.objects(term, match.getKey()).stream()
                    .filter(other -> !CG.isTerm(other))
                    .forEach(other -> table.row(
                            Html.text(match.getValue()),
                            terms.links().outside(other),
                            Html.text(Vocabularies.of(other))));
        }
        return table.isEmpty() ? Html.EMPTY : table.html();
    }
}
