package org.casegraph;

import java.util.List;
import java.util.Optional;
import org.casegraph.intake.CaseStore;
import org.casegraph.intake.ExampleCohort;
import org.casegraph.store.Store;

/** The store of the example {@code rare-diseases}: 291 cases of others with their terminology. */
public final class ExampleStore implements AutoCloseable {
    private final Store store;
    private Optional<ServedProject> served = Optional.empty();

    private ExampleStore(Store store) {
        this.store = store;
    }

    static ExampleStore build() {
        return new ExampleStore(CaseStore.of(List.of(ExampleCohort.folder("rare-diseases"))));
    }

    public Store store() {
        return store;
    }

    /** Behind an endpoint, the same for all who ask. */
    public synchronized ServedProject served() {
        ServedProject shared = served.orElseGet(() -> new ServedProject(store));
        served = Optional.of(shared);
        return shared;
    }

    @Override
    public synchronized void close() {
        served.ifPresent(ServedProject::stop);
        store.close();
    }
}
