package org.casegraph.endpoint;

import java.io.ByteArrayOutputStream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;

/** Says what the endpoint offers (https://www.w3.org/TR/sparql11-service-description/). */
final class ServiceDescription {
    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static final String VOID = "http://rdfs.org/ns/void#";
    private static final String FORMATS = "http://www.w3.org/ns/formats/";

    private ServiceDescription() {}

    static byte[] of(String address, DatasetGraph dataset, Format format) {
        Model model = ModelFactory.createDefaultModel();
        model.setNsPrefix("sd", SD).setNsPrefix("void", VOID).setNsPrefix("formats", FORMATS);
        Resource defaultGraph = model.createResource(sd("Graph")).addLiteral(property(VOID + "triples"), (long)
                dataset.getDefaultGraph().size());
        Resource described =
                model.createResource(sd("Dataset")).addProperty(property(SD + "defaultGraph"), defaultGraph);
        dataset.listGraphNodes()
                .forEachRemaining(name -> described.addProperty(
                        property(SD + "namedGraph"),
                        model.createResource(sd("NamedGraph"))
                                .addProperty(property(SD + "name"), model.createResource(name.getURI()))));
        Resource service = model.createResource(address)
                .addProperty(RDF.type, sd("Service"))
                .addProperty(property(SD + "endpoint"), model.createResource(address))
                .addProperty(property(SD + "supportedLanguage"), sd("SPARQL11Query"))
                .addProperty(property(SD + "feature"), sd("UnionDefaultGraph"))
                .addProperty(property(SD + "defaultDataset"), described);
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
            service.addProperty(property(SD + "resultFormat"), model.createResource(FORMATS + result));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        format.write(model.getGraph(), bytes);
        return bytes.toByteArray();
    }

    private static Resource sd(String name) {
        return ResourceFactory.createResource(SD + name);
    }

    private static Property property(String iri) {
        return ResourceFactory.createProperty(iri);
    }
}
