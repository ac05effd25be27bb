package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.XSD;
import org.casegraph.source.ProjectSources;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;

/** The files directly in {@code ontology/}, taken as one ontology, against the OWL 2 DL profile. */
class OntologyProfileTest {
    @Test
    void theOntologyIsOwl2Dl() throws OWLOntologyCreationException {
        OWLOntology ontology = WholeOntology.of(WholeOntology.graph());

        assertEquals("", violations(ontology));
        assertTrue(
                ontology.classesInSignature()
                        .anyMatch(owlClass -> owlClass.getIRI().toString().equals(CG.NS + "Glucagonoma")),
                "OWL API read no glucagonoma");
    }

    @Test
    void theOntologyIsOwl2DlWithItsAlignmentsToo() throws OWLOntologyCreationException {
        assertEquals("", violations(WholeOntology.of(ProjectSources.ontologyGraph())));
    }

    @Test
    void aDatatypeOutsideOwl2IsReportedByName() throws OWLOntologyCreationException {
        Graph graph = WholeOntology.graph();
        graph.add(NodeFactory.createURI(CG.NS + "date"), RDFS.range.asNode(), XSD.date.asNode());

        String violations = violations(WholeOntology.of(graph));

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
}
