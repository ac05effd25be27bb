package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeSet;
import java.util.stream.Collectors;
import org.casegraph.project.ProjectFiles;
import org.junit.jupiter.api.Test;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.io.StringDocumentSource;
import org.semanticweb.owlapi.model.AxiomType;
import org.semanticweb.owlapi.model.OWLException;
import org.semanticweb.owlapi.model.OWLOntology;

/** The text that the build makes of the ontology. */
class FunctionalSyntaxTest {
    @Test
    void thePublishedTextSaysWhatTheOntologySays() throws OWLException {
        String published = ProjectFiles.under("published", "/ontology.ofn")
                .values()
                .iterator()
                .next();
        OWLOntology read = OWLManager.createOWLOntologyManager()
                .loadOntologyFromOntologyDocument(new StringDocumentSource(published));

        assertEquals(axioms(WholeOntology.of(WholeOntology.graph())), axioms(read));
        assertTrue(published.contains("SubClassOf(cg:Glucagonoma cg:FunctionalPancreaticNeuroendocrineTumour)"));
    }

    private static String axioms(OWLOntology ontology) {
        return ontology
                .axioms()
                .filter(axiom -> axiom.getAxiomType() != AxiomType.DECLARATION)
                .map(Object::toString)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining("\n"));
    }
}
