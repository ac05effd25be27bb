package org.casegraph.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.MappedProject;
import org.casegraph.SharedProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What does not depend on the case that is asked about is looked up once for all cases with a diagnosis. */
@ExtendWith(SharedProject.class)
class ReportingGapsTest {
    private static final int ANY = 0;

    @Test
    void theCasesOfADiagnosisAreGoneThroughOnce(MappedProject project) {
        Graph union = project.memory().getDefaultGraph();
        CaseColumns columns = new GraphColumns(union);
        ReportingGaps gaps = new ReportingGaps(union, columns, new ToldFindings(union, columns));
        Node disease = gaps.concluded(gaps.cases().get(0)).iterator().next();
        List<Node> cases = gaps.cases().stream()
                .filter(each -> gaps.concluded(each).contains(disease))
                .toList();
        AtomicInteger first = new AtomicInteger();
        AtomicInteger second = new AtomicInteger();

        List<ReportingGaps.Gap> ofFirst = gaps.of(cases.get(0), disease, ANY, first::incrementAndGet);
        List<ReportingGaps.Gap> ofSecond = gaps.of(cases.get(1), disease, ANY, second::incrementAndGet);

        assertFalse(ofFirst.equals(ofSecond));
        assertTrue(second.get() + cases.size() < first.get(), () -> first + " steps, then " + second);
        ReportingGaps anew = new ReportingGaps(union, columns, new ToldFindings(union, columns));
        assertEquals(ofSecond, anew.of(cases.get(1), disease, ANY, () -> {}));
    }
}
