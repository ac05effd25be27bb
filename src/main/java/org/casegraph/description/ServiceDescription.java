package org.casegraph.description;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;

/** Says what the endpoint offers (https://www.w3.org/TR/sparql11-service-description/). */
public final class ServiceDescription {
    private static final String FORMATS = "http://www.w3.org/ns/formats/";

    private static final List<String> RESULTS = List.of(
            "SPARQL_Results_JSON",
            "SPARQL_Results_XML",
            "SPARQL_Results_CSV",
            "SPARQL_Results_TSV",
            "Turtle",
            "JSON-LD",
            "N-Triples",
            "RDF_XML",
            "TriG");

    private ServiceDescription() {}

    /**
     * The service at this address, with what is said of its graphs, where the dataset is described.
     *
     * @param address of {@code /sparql}, as its clients call it
     * @param described what is said of the graphs; empty if there is no description
     */
    public static Graph of(String address, DatasetGraph dataset, Graph described) {
        Model model = ModelFactory.createDefaultModel();
        model.setNsPrefixes(described.getPrefixMapping());
        model.setNsPrefix("sd", DatasetDescription.SD).setNsPrefix("formats", FORMATS);
        GraphUtil.addInto(model.getGraph(), described);
        Resource service = model.listSubjectsWithProperty(RDF.type, sd("Service"))
                .nextOptional()
                .orElseGet(() -> model.createResource(address))
                .addProperty(RDF.type, sd("Service"))
                .addProperty(property("endpoint"), model.createResource(address))
                .addProperty(property("supportedLanguage"), sd("SPARQL11Query"))
                .addProperty(property("feature"), sd("UnionDefaultGraph"))
                .addProperty(
                        property("defaultDataset"),
                        described.isEmpty()
                                ? graphs(dataset, model)
                                : model.createResource(DatasetDescription.GRAPHS.getURI()));
        RESULTS.forEach(
                result -> service.addProperty(property("resultFormat"), model.createResource(FORMATS + result)));
        return model.getGraph();
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
