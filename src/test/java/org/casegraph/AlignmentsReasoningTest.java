package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.casegraph.source.ProjectSources;
import org.junit.jupiter.api.Test;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLDataFactory;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

/** The ontology below the general vocabularies, as {@code ontology/alignments/upper.ttl} puts it. */
class AlignmentsReasoningTest {
    @Test
    void theAxiomsToOtherVocabulariesLeaveEveryClassSatisfiable() throws OWLOntologyCreationException {
        OWLOntology ontology = WholeOntology.of(ProjectSources.ontologyGraph());
        OWLDataFactory terms = ontology.getOWLOntologyManager().getOWLDataFactory();
        OWLReasoner reasoner = new ReasonerFactory().createReasoner(ontology);

        assertTrue(reasoner.isConsistent());
        assertEquals(Set.of(), reasoner.getUnsatisfiableClasses().getEntitiesMinus(terms.getOWLNothing()));
        assertTrue(reasoner.isEntailed(terms.getOWLSubClassOfAxiom(
                terms.getOWLClass(IRI.create("https://w3id.org/casegraph/ontology#LiverBiopsy")),
                terms.getOWLClass(IRI.create("http://www.w3.org/ns/sosa/Sampling")))));
        reasoner.dispose();
    }
}
