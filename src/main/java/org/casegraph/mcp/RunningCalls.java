package org.casegraph.mcp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.casegraph.evaluation.GuardedQueries;

/**
 * The calls that are under way, by the names of their runs. A call asks several queries one after the other; one that is
 * cancelled between two of them asks no more.
 */
final class RunningCalls {
    private final Map<String, AtomicBoolean> unwanted = new ConcurrentHashMap<>();

    /** Whether the call that begins is unwanted by now. */
    BooleanSupplier begin(String run) {
        return unwanted.computeIfAbsent(run, name -> new AtomicBoolean())::get;
    }

    void end(String run) {
        unwanted.remove(run);
    }

    /** Ends the query that it asks now, and lets it ask none after. */
    void cancel(String run, GuardedQueries queries) {
        AtomicBoolean call = unwanted.get(run);
        if (call != null) {
            call.set(true);
            queries.stop(run);
        }
    }
}
