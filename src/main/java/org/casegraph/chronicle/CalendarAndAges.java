package org.casegraph.chronicle;

import java.util.Optional;

/**
 * A timeline by the calendar, and beside it by age what the case gives an age but neither a date nor an order to anything
 * that has one. Where the case ties birth to the calendar closely enough, an age is a date too, and nothing stands apart.
 *
 * @param ages empty where the scale is another one, or nothing is to stand on it
 */
public record CalendarAndAges(CaseTimeline main, Optional<CaseTimeline> ages) {
    public static CalendarAndAges of(CaseTimeline timeline) {
        Optional<CaseTimeline> ages = Optional.of(timeline)
                .filter(any -> any.scale().kind() == TimeScale.Kind.CALENDAR)
                .flatMap(CaseTimeline::sinceBirth)
                .map(all -> all.only(event ->
                        all.moment(event).isDated() && !timeline.moment(event).isDated()))
                .filter(some -> !some.moments().isEmpty());
        return new CalendarAndAges(
                ages.map(apart -> timeline.only(event -> !apart.has(event) || isBound(timeline, event)))
                        .orElse(timeline),
                ages.map(apart -> apart.only(event -> !isBound(timeline, event)))
                        .filter(some -> !some.moments().isEmpty()));
    }

    private static boolean isBound(CaseTimeline timeline, CaseEvent event) {
        return timeline.moments().stream()
                .filter(SimultaneousEvents::isDated)
                .anyMatch(moment -> timeline.relation(event, moment.events().get(0)) != Relation.CANNOT_BE_TOLD);
    }
}
