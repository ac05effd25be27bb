package org.casegraph.chronicle;

import java.util.List;

/**
 * What certainly starts together.
 *
 * @param index its number within the timeline, in the order of telling
 * @param span when, on the timeline's scale
 * @param when the same in words; empty where nothing is known
 */
public record SimultaneousEvents(int index, List<CaseEvent> events, DayRange span, String when) {
    public SimultaneousEvents {
        events = List.copyOf(events);
    }

    /** Whether it has a place on the scale; without one it has only its order. */
    public boolean isDated() {
        return span.isBounded();
    }
}
