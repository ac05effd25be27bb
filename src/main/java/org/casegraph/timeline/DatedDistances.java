package org.casegraph.timeline;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The distances in months that lie at a known place of the calendar, as long as their months are there: the 14 months up
 * to some day of July 2020 have 427 days, though others have 424 to 428.
 *
 * <p>Why it is sound. How many days n months have follows from the day on which they begin. That day lies between the
 * bounds of the earlier time point, which follow from the constraints, so the fewest and most days over all days between
 * them bound the distance. Where nothing bounds the earlier time point from below, but the later is not before some day,
 * the months that begin too long before it need not be tried: from there the distance is longer than n months can be.
 */
record DatedDistances(CalendarBounds dates, ProofPaths chains, CaseLabels text) {
    /** Within more days months of every length begin, or almost: there is nothing to be gained. */
    private static final long MOST_DAYS = 3_660;

    /** Those that are tighter than wherever in the calendar they might lie, each with the steps that date it. */
    List<Constraint> of(List<Constraint> constraints) {
        return constraints.stream().flatMap(each -> dated(each).stream()).toList();
    }

    private Optional<Constraint> dated(Constraint constraint) {
        Distance distance = constraint.distance();
        if (distance.minimum().months() == 0
                && distance.maximum().map(CalendarDuration::months).orElse(0) == 0) {
            return Optional.empty();
        }
        Optional<LocalDate> last = dates.last(constraint.earlier());
        Optional<LocalDate> first = first(constraint);
        return first.flatMap(
                        from -> last.filter(to -> !to.isBefore(from) && ChronoUnit.DAYS.between(from, to) <= MOST_DAYS)
                                .map(to -> distance.from(from, to)))
                .filter(dated -> dated.isTighterThan(distance))
                .map(dated -> with(dated, constraint));
    }

    private Optional<LocalDate> first(Constraint constraint) {
        Distance distance = constraint.distance();
        Optional<LocalDate> begun = dates.first(constraint.earlier());
        return begun.isPresent() || distance.maximum().isPresent()
                ? begun
                : dates.first(constraint.later())
                        .map(day -> day.minusDays(1 + distance.minimum().most() / CalendarDuration.DAY + 1));
    }

    private Constraint with(Distance dated, Constraint constraint) {
        TimePoint earlier = constraint.earlier();
        TimePoint later = constraint.later();
        Set<Step> why = new LinkedHashSet<>();
        why.addAll(
                dates.first(earlier).isPresent()
                        ? chains.along(TimePoint.ORIGIN, dates.whyEarliest(earlier), earlier)
                        : chains.along(TimePoint.ORIGIN, dates.whyEarliest(later), later));
        why.addAll(chains.along(TimePoint.ORIGIN, dates.whyLatest(earlier), earlier));
        why.remove(constraint.step());
        String words = text.words(earlier, dated, later, constraint.strength());
        return new Constraint(
                earlier,
                later,
                dated,
                constraint.strength(),
                text.step(constraint.step().constraint(), words),
                List.copyOf(why));
    }
}
