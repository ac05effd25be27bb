package org.casegraph;

import org.casegraph.evaluation.GuardedQueries;
import org.casegraph.evaluation.Limits;
import org.casegraph.evaluation.QueryGate;
import org.casegraph.evaluation.ServiceAllowList;
import org.casegraph.store.Store;
import org.casegraph.store.StoreBuilder;

/** A store that one command asks, which asks no other service and has the limits of somebody who waits alone. */
record AskedStore(Store store, QueryGate gate, GuardedQueries queries) implements AutoCloseable {
    static AskedStore of(StoreBuilder builder) {
        Store store = builder.build();
        QueryGate gate = new QueryGate(Limits.offline());
        return new AskedStore(store, gate, new GuardedQueries(store.dataset(), gate, ServiceAllowList.NOBODY));
    }

    @Override
    public void close() {
        gate.close();
        store.close();
    }
}
