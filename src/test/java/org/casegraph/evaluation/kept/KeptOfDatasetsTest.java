package org.casegraph.evaluation.kept;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeptOfDatasetsTest {
    private final KeptOfDatasets datasets = new KeptOfDatasets();

    @Test
    void whatIsKeptOfEachIsForgotten() {
        Kept one = kept();
        Kept other = kept();

        assertTrue(datasets.forget());
        assertEquals(List.of(), one.made());
        assertEquals(List.of(), other.made());
        assertFalse(datasets.forget());
    }

    /** Which a swap of the store does. */
    @Test
    void aDatasetMayComeWhileOthersAreForgotten() {
        Kept first = kept();
        first.alsoClears(this::kept);

        assertTrue(datasets.forget());
        assertTrue(datasets.forget(), "the one that came meanwhile");
    }

    private Kept kept() {
        Kept kept = new Kept(System::nanoTime);
        kept.onNeed(() -> "thing").get();
        datasets.add(kept);
        return kept;
    }
}
