package org.casegraph.face.cases;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.casegraph.description.DatasetDescription;
import org.casegraph.description.Licences;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.SchemaOrgThing;
import org.casegraph.graph.Addresses;
import org.casegraph.query.AnswerFormat;
import org.casegraph.vocabulary.CG;

/**
 * A case as a dataset of its own: what it is made from, under which licence, where its graph is. Who made it stands there only
 * if the data tell.
 */
record CaseSchemaOrg(DatasetGraph dataset, NodeLinks links, Node caseIri, PublicAddress here) {
    Html html() {
        String page = Addresses.of(caseIri.getURI());
        List<Node> reports = links.objects(caseIri, CG.fromReport);
        return new SchemaOrgThing("Dataset", caseIri.getURI())
                .with("name", links.label(caseIri))
                .with("identifier", caseIri.getURI())
                .with("url", here.absolute(page))
                .with("description", texts(DCTerms.description.asNode(), DCTerms.title.asNode()))
                .with("license", Licences.of(dataset, caseIri))
                .withThings("creator", things(DCTerms.creator.asNode()))
                .with("creditText", all(DCTerms.creator.asNode(), Node::isLiteral))
                .with("isBasedOn", all(DCTerms.source.asNode(), Node::isURI))
                .with(
                        "citation",
                        reports.stream()
                                .flatMap(report ->
                                        links.objects(report, DCTerms.bibliographicCitation.asNode()).stream())
                                .map(CaseSchemaOrg::text)
                                .toList())
                .withThings("isPartOf", List.of(new SchemaOrgThing("Dataset", whole().getURI())))
                .withThings(
                        "distribution",
                        Stream.of(AnswerFormat.TURTLE, AnswerFormat.JSONLD)
                                .map(format -> new SchemaOrgThing("DataDownload")
                                        .with("encodingFormat", format.mediaType())
                                        .with(
                                                "contentUrl",
                                                here.absolute(
                                                        Addresses.with(page, Map.of("format", format.shortName())))))
                                .toList())
                .html();
    }

    private Node whole() {
        return DatasetDescription.dataset(dataset.getGraph(DatasetDescription.GRAPH));
    }

    /** Those of the first property that has any. */
    private List<String> texts(Node... properties) {
        return Stream.of(properties)
                .map(property -> all(property, Node::isLiteral))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<SchemaOrgThing> things(Node property) {
        return all(property, Node::isURI).stream()
                .map(iri -> new SchemaOrgThing("Thing", iri))
                .toList();
    }

    private List<String> all(Node property, Predicate<Node> wanted) {
        return links.objects(caseIri, property).stream()
                .filter(wanted)
                .map(CaseSchemaOrg::text)
                .sorted()
                .toList();
    }

    private static String text(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }
}
