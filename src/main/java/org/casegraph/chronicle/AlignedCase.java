package org.casegraph.chronicle;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One of the cases that are drawn on a common scale.
 *
 * @param timeline on that scale, or on its own if it is not drawn
 * @param event from which its time is counted; none for birth
 * @param isDrawn whether it has that from which time is counted
 * @param address where each of its events leads, encoded
 */
public record AlignedCase(
        CaseTimeline timeline, Optional<CaseEvent> event, boolean isDrawn, Function<CaseEvent, String> address) {
    /**
     * @param timeline on any scale
     * @param isShown which of its events; the one that is aligned is shown in any case
     */
    public static AlignedCase of(
            CaseTimeline timeline,
            Optional<CaseEvent> event,
            Predicate<CaseEvent> isShown,
            Function<CaseEvent, String> address) {
        CaseTimeline shown = event.map(timeline::around)
                .orElse(timeline)
                .only(isShown.or(other -> event.equals(Optional.of(other))));
        return new AlignedCase(shown, event, event.isPresent(), address);
    }

    /** By ages, if the case knows of its patient's birth. */
    public static AlignedCase sinceBirth(
            CaseTimeline timeline, Predicate<CaseEvent> isShown, Function<CaseEvent, String> address) {
        Optional<CaseTimeline> ages = timeline.sinceBirth();
        return new AlignedCase(ages.orElse(timeline).only(isShown), Optional.empty(), ages.isPresent(), address);
    }
}
