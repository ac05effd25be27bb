package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.semanticweb.owlapi.model.OWLException;

class FunctionalSyntaxTest {
    @Test
    void thePublishedTextIsThatOfTheOntology() throws IOException, OWLException {
        String published = Files.readString(FunctionalSyntax.FILE);

        assertEquals(FunctionalSyntax.ofProject(), published, "Run " + FunctionalSyntax.class.getName());
        assertTrue(published.contains("SubClassOf(cg:Glucagonoma cg:FunctionalPancreaticNeuroendocrineTumour)"));
    }
}
