package org.casegraph.evaluation.kept;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** What is kept of each dataset that is asked, as long as there is the dataset. Any number of threads may use it. */
public final class KeptOfDatasets {
    private final Set<Kept> datasets = Collections.newSetFromMap(new WeakHashMap<>());

    public synchronized void add(Kept ofDataset) {
        datasets.add(ofDataset);
    }

    /** @return whether anything is gone, as {@link Kept#forget} tells it of one */
    public boolean forget() {
        boolean any = false;
        for (Kept each : all()) {
            any |= each.forget();
        }
        return any;
    }

    private synchronized List<Kept> all() {
        return List.copyOf(datasets);
    }
}
