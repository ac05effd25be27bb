package org.casegraph;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.project.ProjectFiles;
import org.casegraph.vocabulary.CG;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.RDFXMLDocumentFormat;
import org.semanticweb.owlapi.io.StreamDocumentSource;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;

/** The files directly in {@code ontology/} as one graph, and a graph as one ontology of OWL API. */
final class WholeOntology {
    private WholeOntology() {}

    static Graph graph() {
        Graph graph = GraphFactory.createDefaultGraph();
        for (Map.Entry<String, String> file :
                ProjectFiles.under("ontology", ".ttl").entrySet()) {
            if (file.getKey().indexOf('/') == file.getKey().lastIndexOf('/')) {
                RDFParser.fromString(file.getValue(), Lang.TURTLE)
                        .base(CG.BASE + file.getKey())
                        .parse(graph);
            }
        }
        return graph;
    }

    /** Through RDF/XML, with one header: OWL API takes one ontology a document, and imports nothing here. */
    static OWLOntology of(Graph graph) throws OWLOntologyCreationException {
        Graph merged = GraphFactory.createDefaultGraph();
        Node name = NodeFactory.createURI(CG.BASE + "ontology");
        graph.stream()
                .filter(triple -> triple.getSubject().equals(name)
                        ? !triple.getPredicate().equals(OWL2.imports.asNode())
                        : !graph.contains(triple.getSubject(), RDF.type.asNode(), OWL2.Ontology.asNode()))
                .forEach(merged::add);
        merged.add(name, RDF.type.asNode(), OWL2.Ontology.asNode());
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        RDFDataMgr.write(document, merged, RDFFormat.RDFXML_PLAIN);

        return OWLManager.createOWLOntologyManager()
                .loadOntologyFromOntologyDocument(new StreamDocumentSource(
                        new ByteArrayInputStream(document.toByteArray()),
                        name.getURI(),
                        new RDFXMLDocumentFormat(),
                        "application/rdf+xml"));
    }
}
