package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.XSD;
import org.casegraph.source.ProjectFiles;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.RDFXMLDocumentFormat;
import org.semanticweb.owlapi.io.StreamDocumentSource;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;

/** The files directly in {@code ontology/}, taken as one ontology, against the OWL 2 DL profile. */
class OntologyProfileTest {
    @Test
    void theOntologyIsOwl2Dl() throws OWLOntologyCreationException {
        OWLOntology ontology = asOneOntology(filesDirectlyInOntology());

        assertEquals("", violations(ontology));
        assertTrue(
                ontology.classesInSignature()
                        .anyMatch(owlClass -> owlClass.getIRI().toString().equals(CG.NS + "Glucagonoma")),
                "OWL API read no glucagonoma");
    }

    @Test
    void theOntologyIsOwl2DlWithItsAlignmentsToo() throws OWLOntologyCreationException {
        Graph graph = filesDirectlyInOntology();
        ProjectFiles.under("ontology/alignments", ".ttl")
                .values()
                .forEach(text -> RDFParser.fromString(text, Lang.TURTLE).parse(graph));

        assertEquals("", violations(asOneOntology(graph)));
    }

    @Test
    void aDatatypeOutsideOwl2IsReportedByName() throws OWLOntologyCreationException {
        Graph graph = filesDirectlyInOntology();
        graph.add(NodeFactory.createURI(CG.NS + "date"), RDFS.range.asNode(), XSD.date.asNode());

        String violations = violations(asOneOntology(graph));

        assertTrue(violations.contains("xsd:date") || violations.contains(XSD.date.getURI()), violations);
    }

    /** One violation a line, sorted; empty where there is none. */
    private static String violations(OWLOntology ontology) {
        List<String> violations = new OWL2DLProfile()
                .checkOntology(ontology).getViolations().stream()
                        .map(Object::toString)
                        .sorted()
                        .toList();
        return String.join("\n", violations);
    }

    private static Graph filesDirectlyInOntology() {
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

    /** Through RDF/XML, without the headers: OWL API takes one ontology a document, and imports nothing here. */
    private static OWLOntology asOneOntology(Graph graph) throws OWLOntologyCreationException {
        Graph merged = GraphFactory.createDefaultGraph();
        graph.stream()
                .filter(triple -> !graph.contains(triple.getSubject(), RDF.type.asNode(), OWL2.Ontology.asNode()))
                .forEach(merged::add);
        Node name = NodeFactory.createURI(CG.BASE + "ontology");
        merged.add(name, RDF.type.asNode(), OWL2.Ontology.asNode());
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        RDFDataMgr.write(document, merged, Lang.RDFXML);

        return OWLManager.createOWLOntologyManager()
                .loadOntologyFromOntologyDocument(new StreamDocumentSource(
                        new ByteArrayInputStream(document.toByteArray()),
                        name.getURI(),
                        new RDFXMLDocumentFormat(),
                        "application/rdf+xml"));
    }
}
