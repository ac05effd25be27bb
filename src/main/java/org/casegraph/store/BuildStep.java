package org.casegraph.store;

import java.time.Duration;

/**
 * What one step of building made, for the log.
 *
 * @param triples how many it added
 */
public record BuildStep(String name, long triples, Duration time) {
    @Override
    public String toString() {
        return name + ": " + triples + " triples in " + time.toMillis() + " ms";
    }
}
