package org.casegraph.store.mapped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.casegraph.MappedProject;
import org.casegraph.SharedProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A case is found by its name, whichever was asked for before. */
@ExtendWith(SharedProject.class)
class CaseNumberTest {
    @Test
    void eachCaseIsFoundAfterEachOther(MappedProject project) {
        UnionGraph graph = (UnionGraph) IdStages.unwrapped(project.columns().getDefaultGraph());
        StoredTerms terms = graph.terms();
        int cases = graph.columns().counts().cases();
        Random random = new Random(3);
        for (int before = 0; before < cases; before++) {
            for (int number = 0; number < cases; number++) {
                String name = terms.node(graph.columns().caseTerm(number)).getURI();
                terms.caseNumber(terms.node(graph.columns().caseTerm(before)).getURI());

                assertEquals(number, terms.caseNumber(name));
                assertTrue(terms.caseNumber(name + (random.nextBoolean() ? "-" : "~")) < 0, name);
                assertTrue(terms.caseNumber(name.substring(0, random.nextInt(name.length()))) < 0, name);
            }
        }
        assertTrue(cases > 40, cases + " cases");
    }
}
