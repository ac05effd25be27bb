package org.casegraph.endpoint;

import java.io.ByteArrayOutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.description.DatasetDescription;

/** Says what the endpoint offers (https://www.w3.org/TR/sparql11-service-description/). */
final class ServiceDescription {
    private static final String FORMATS = "http://www.w3.org/ns/formats/";

    private ServiceDescription() {}

    /** The service at this address, with what is said of its graphs, where the dataset is described. */
    static byte[] of(String address, DatasetGraph dataset, AnswerFormat format) {
        Model model = ModelFactory.createDefaultModel();
        Graph described = dataset.getGraph(DatasetDescription.GRAPH);
        model.setNsPrefixes(described.getPrefixMapping());
        model.setNsPrefix("sd", DatasetDescription.SD).setNsPrefix("formats", FORMATS);
        GraphUtil.addInto(model.getGraph(), described);
        Resource service = model.createResource(address)
                .addProperty(RDF.type, sd("Service"))
                .addProperty(property("endpoint"), model.createResource(address))
                .addProperty(property("supportedLanguage"), sd("SPARQL11Query"))
                .addProperty(property("feature"), sd("UnionDefaultGraph"))
                .addProperty(
                        property("defaultDataset"),
                        described.isEmpty()
                                ? graphs(dataset, model)
                                : model.createResource(DatasetDescription.GRAPHS.getURI()));
        for (String result : new String[] {
            "SPARQL_Results_JSON",
            "SPARQL_Results_XML",
            "SPARQL_Results_CSV",
            "SPARQL_Results_TSV",
            "Turtle",
            "JSON-LD",
            "N-Triples",
            "RDF_XML",
            "TriG"
        }) {
            service.addProperty(property("resultFormat"), model.createResource(FORMATS + result));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        format.write(model.getGraph(), bytes);
        return bytes.toByteArray();
    }

    /** Their names alone. */
    private static Resource graphs(DatasetGraph dataset, Model model) {
        Resource graphs = model.createResource(sd("Dataset"));
        dataset.listGraphNodes()
                .forEachRemaining(name -> graphs.addProperty(
                        property("namedGraph"),
                        model.createResource(sd("NamedGraph"))
                                .addProperty(property("name"), model.createResource(name.getURI()))));
        return graphs;
    }

    private static Resource sd(String name) {
        return ResourceFactory.createResource(DatasetDescription.SD + name);
    }

    private static Property property(String name) {
        return ResourceFactory.createProperty(DatasetDescription.SD + name);
    }
}
