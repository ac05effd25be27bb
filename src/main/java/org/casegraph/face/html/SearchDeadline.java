package org.casegraph.face.html;

import java.time.Duration;
import org.casegraph.endpoint.http.RequestProblem;

/** How long a page may look for words. */
public record SearchDeadline(Duration time) {
    /** From now on; called between small steps, throws a {@link RequestProblem} 503 when the time is up. */
    public Runnable watch() {
        long end = System.nanoTime() + time.toNanos();
        return () -> {
            if (System.nanoTime() - end > 0) {
                throw RequestProblem.of(
                        503,
                        "Deadline passed",
                        "What was asked for was not found within " + time.toMillis() / 1000.0
                                + " s. Give longer words, or more conditions.");
            }
        };
    }
}
