package org.casegraph;

import java.util.List;
import org.casegraph.intake.CaseStore;
import org.casegraph.intake.ExampleCohort;
import org.casegraph.store.Store;

/** The store of the example {@code rare-diseases}: 291 cases of others with their terminology. */
public record ExampleStore(Store store) implements AutoCloseable {
    static ExampleStore build() {
        return new ExampleStore(CaseStore.of(List.of(ExampleCohort.folder("rare-diseases"))));
    }

    /** Behind an endpoint; to be stopped and not closed, for others use the store. */
    public ServedProject served() {
        return new ServedProject(store);
    }

    @Override
    public void close() {
        store.close();
    }
}
