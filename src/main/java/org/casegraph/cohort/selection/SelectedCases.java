package org.casegraph.cohort.selection;

import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * What a selection came to.
 *
 * @param cases by number; whoever gets them may change them
 * @param flow what each condition left out, in the order in which they were applied
 */
public record SelectedCases(RoaringBitmap cases, List<Step> flow) {
    /**
     * A condition, or some that are alternatives.
     *
     * @param before how many cases there were
     * @param against of how many the contrary is told
     * @param untold of how many neither is told; they are left out, too
     */
    public record Step(SelectionKey key, List<String> values, int before, int kept, int against, int untold) {
        public Step {
            values = List.copyOf(values);
        }
    }

    public SelectedCases {
        flow = List.copyOf(flow);
    }
}
