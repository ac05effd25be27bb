package org.casegraph.cohort.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.ExampleStore;
import org.casegraph.SharedProject;
import org.casegraph.cohort.GraphColumns;
import org.casegraph.cohort.ToldFindings;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roaringbitmap.RoaringBitmap;

@ExtendWith(SharedProject.class)
class GroupComparisonTest {
    /** By a page, say, by its table and its chart; whoever asked may change the sets of cases. */
    @Test
    void whatWasAskedForLastIsKept(ExampleStore example) {
        Graph union = example.store().dataset().getDefaultGraph();
        ToldFindings findings = new ToldFindings(union, new GraphColumns(union));
        GroupComparison comparison = new GroupComparison(union, findings);
        RoaringBitmap first = RoaringBitmap.bitmapOf(0, 1, 2);
        RoaringBitmap second = RoaringBitmap.bitmapOf(3, 4, 5);
        Optional<Node> all = Optional.empty();
        List<ComparedFinding> compared = comparison.of(first, second, all, () -> {});

        assertFalse(compared.isEmpty());
        assertSame(compared, comparison.of(first, second, all, () -> {}));
        assertNotEquals(compared, comparison.of(second, first, all, () -> {}));
        assertNotEquals(compared, comparison.of(first, second, Optional.of(CG.Death), () -> {}));
        second.add(6);
        assertEquals(
                new GroupComparison(union, findings).of(first, second, all, () -> {}),
                comparison.of(first, second, all, () -> {}));
        assertNotEquals(compared, comparison.of(first, second, all, () -> {}));
        assertSame(compared, comparison.of(first, RoaringBitmap.bitmapOf(3, 4, 5), all, () -> {}));
    }
}
