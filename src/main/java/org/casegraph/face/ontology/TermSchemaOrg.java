package org.casegraph.face.ontology;

import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.SchemaOrgThing;
import org.casegraph.graph.ShortNames;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/** A term of ours or of another vocabulary as schema.org has it, with the definition that its vocabulary gives. */
record TermSchemaOrg(NodeLinks links, Node term, PublicAddress here) {
    private static final Set<Node> TERMS = Set.of(OWL2.Class.asNode(), RDFS.Class.asNode(), SKOS.Concept.asNode());

    /** Nothing for what is no term but a thing of the data. */
    Html ofAny() {
        boolean isTerm = links.objects(term, RDF.type.asNode()).stream().anyMatch(TERMS::contains)
                || links.graph().contains(Node.ANY, RDF.type.asNode(), term)
                || links.graph().contains(Node.ANY, CG.absenceOf, term)
                || links.graph().contains(Node.ANY, SKOS.exactMatch.asNode(), term);
        return isTerm && term.isURI() ? html() : Html.EMPTY;
    }

    Html html() {
        SchemaOrgThing thing = new SchemaOrgThing("DefinedTerm", term.getURI())
                .with("name", links.label(term))
                .with("termCode", CG.isTerm(term) ? CG.name(term) : ShortNames.asInReports(term))
                .with("url", here.absolute(links.address(term)))
                .with("description", literals(SKOS.definition.asNode()))
                .with("alternateName", literals(SKOS.altLabel.asNode()))
                .with(
                        "sameAs",
                        links.objects(term, SKOS.exactMatch.asNode()).stream()
                                .filter(Node::isURI)
                                .map(Node::getURI)
                                .sorted()
                                .toList());
        return CG.isTerm(term)
                ? thing.withThings("inDefinedTermSet", List.of(ontology())).html()
                : thing.html();
    }

    private SchemaOrgThing ontology() {
        return new SchemaOrgThing("DefinedTermSet", Store.ONTOLOGY.getURI())
                .with("url", here.absolute("/ontology"))
                .with(
                        "license",
                        links.objects(Store.ONTOLOGY, DCTerms.license.asNode()).stream()
                                .filter(Node::isURI)
                                .map(Node::getURI)
                                .toList());
    }

    private List<String> literals(Node property) {
        return links.objects(term, property).stream()
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .sorted()
                .toList();
    }
}
