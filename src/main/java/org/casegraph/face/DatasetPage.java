package org.casegraph.face;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.VOID;
import org.casegraph.endpoint.LinkedGraph;
import org.casegraph.endpoint.Representation;
import org.casegraph.endpoint.Resource;
import org.casegraph.store.DatasetDescription;
import org.casegraph.store.Store;

/** {@code /dataset}: what the data is, under which licence, in which graphs, and where to fetch it whole. */
final class DatasetPage implements Resource {
    private static final Node NAMED_GRAPH = NodeFactory.createURI(DatasetDescription.SD + "namedGraph");
    private static final Node NAME = NodeFactory.createURI(DatasetDescription.SD + "name");
    private static final Node CONTENT = NodeFactory.createURI(DatasetDescription.SD + "graph");

    private final Store store;

    DatasetPage(Store store) {
        this.store = store;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        return LinkedGraph.of(
                request, DatasetDescription.DATASET, this::page, () -> Excerpt.whole(store, DatasetDescription.GRAPH));
    }

    private Representation page() {
        Links links = new Links(store);
        Graph described = store.dataset().getGraph(DatasetDescription.GRAPH);
        Node dataset = DatasetDescription.DATASET;
        return Page.of(
                "The data",
                new SchemaOrg(described).html(),
                Html.element("h1").of("The data"),
                Html.element("p")
                        .with("class", "definition")
                        .of(text(described, dataset, DCTerms.description.asNode())),
                new Description()
                        .add("IRI", Html.element("code").of(dataset.getURI()))
                        .add("Version", text(described, dataset, NodeFactory.createURI(DCAT.NS + "version")))
                        .add("Issued", text(described, dataset, DCTerms.issued.asNode()))
                        .add(
                                "Licence",
                                links.objects(dataset, DCTerms.license.asNode()).stream()
                                        .map(links::outside)
                                        .toList())
                        .add("To cite", text(described, dataset, DCTerms.bibliographicCitation.asNode()))
                        .add("Everything", Html.link("/dump.nq.gz", "dump.nq.gz, N-Quads"))
                        .add(
                                "For programs",
                                Html.separated(
                                        ", ",
                                        List.of(
                                                Html.link("/.well-known/void", "VoID and DCAT"),
                                                Html.link("/.well-known/sparql-examples", "example queries"),
                                                Html.link("/sparql?format=turtle", "service description"),
                                                Html.link("/openapi.json", "OpenAPI"))))
                        .html(),
                Html.element("h2").of("Named graphs"),
                Html.element("p").of("The default graph of a query is the union of them all."),
                graphs(described, links));
    }

    private static Html graphs(Graph described, Links links) {
        Table table = new Table("Named graphs", "Graph", "Triples", "Entities", "Classes", "Properties");
        described.find(DatasetDescription.GRAPHS, NAMED_GRAPH, Node.ANY).mapWith(Triple::getObject).toList().stream()
                .sorted(Comparator.comparing(Node::getURI))
                .forEach(named -> {
                    Node name = object(described, named, NAME);
                    Node content = object(described, named, CONTENT);
                    table.row(
                            links.name(name),
                            text(described, content, VOID.triples.asNode()),
                            text(described, content, VOID.entities.asNode()),
                            text(described, content, VOID.classes.asNode()),
                            text(described, content, VOID.properties.asNode()));
                });
        return table.isEmpty() ? Html.element("p").of("This store was opened without its description.") : table.html();
    }

    private static Node object(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY)
                .mapWith(Triple::getObject)
                .next();
    }

    private static Html text(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY)
                .mapWith(Triple::getObject)
                .nextOptional()
                .map(value -> Html.text(value.getLiteralLexicalForm()))
                .orElse(Html.NOTHING);
    }
}
