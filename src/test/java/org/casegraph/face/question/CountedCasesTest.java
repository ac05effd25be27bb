package org.casegraph.face.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.casegraph.cohort.selection.CaseSelection;
import org.junit.jupiter.api.Test;

/** Where the counts of annotation-audit lead; that the cohort has just these cases, AnnotationAuditTest says. */
class CountedCasesTest {
    private static final String SEIZURE = "http://purl.obolibrary.org/obo/HP_0001250";
    private static final String CHILDHOOD_ONSET = "http://purl.obolibrary.org/obo/HP_0011463";

    private final CountedCases counted = CasesOfGroups.ofAudit(CaseSelection.parse("sex=female"));

    @Test
    void aCountOfAnAuditLeadsToTheCasesOfItsPapers() {
        Binding row = row(SEIZURE, 2, 0);

        assertEquals(
                Optional.of("/case?disease=OMIM:1&sex=female&source=PMID:1&with=http%3A%2F%2Fpurl.obolibrary.org%2Fobo"
                        + "%2FHP_0001250"),
                counted.address("present", row));
        assertEquals(Optional.of("/cohort?disease=OMIM:1&sex=female&source=PMID:1"), counted.address("cohort", row));
        assertEquals(Optional.empty(), counted.address("silent", row));
        assertEquals(Optional.empty(), counted.address("annotatedPresent", row));
    }

    @Test
    void anOnsetLeadsToAllCasesOfItsPapersAsItIsNoFinding() {
        Binding row = row(CHILDHOOD_ONSET, 2, 1);

        assertEquals(Optional.empty(), counted.address("present", row));
        assertEquals(Optional.of("/cohort?disease=OMIM:1&sex=female&source=PMID:1"), counted.address("cohort", row));
    }

    private static Binding row(String term, int present, int silent) {
        Node cohort = NodeFactory.createLiteralString("disease=OMIM:1&source=PMID:1");
        return BindingFactory.builder()
                .add(Var.alloc("term"), NodeFactory.createURI(term))
                .add(Var.alloc("present"), NodeFactoryExtra.intToNode(present))
                .add(Var.alloc("silent"), NodeFactoryExtra.intToNode(silent))
                .add(Var.alloc("cohort"), cohort)
                .build();
    }
}
