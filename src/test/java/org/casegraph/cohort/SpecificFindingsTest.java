package org.casegraph.cohort;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.jena.graph.Graph;
import org.casegraph.SharedProject;
import org.casegraph.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roaringbitmap.RoaringBitmap;

@ExtendWith(SharedProject.class)
class SpecificFindingsTest {
    @Test
    void manyCasesHaveWhatEachOfThemHas(Store own) {
        Graph graph = own.dataset().getDefaultGraph();
        CaseColumns columns = new GraphColumns(graph);
        ToldFindings told = new ToldFindings(graph, columns);
        SpecificFindings findings = SpecificFindings.of(columns, () -> told, () -> {});

        for (int most : new int[] {0, 1, columns.cases() / 2, columns.cases() - 1, columns.cases()}) {
            RoaringBitmap cases = RoaringBitmap.bitmapOfRange(columns.cases() - most, columns.cases());
            int[] sum = new int[findings.names().size()];
            cases.forEach((int number) -> {
                int[] one = findings.count(RoaringBitmap.bitmapOf(number), () -> {});
                Arrays.setAll(sum, name -> sum[name] + one[name]);
            });

            assertArrayEquals(sum, findings.count(cases, () -> {}), () -> most + " cases");
        }
        assertTrue(findings.names().size() > 1);
    }
}
