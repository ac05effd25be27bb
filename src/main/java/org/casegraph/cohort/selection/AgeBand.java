package org.casegraph.cohort.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.casegraph.statistics.TimeBounds;
import org.casegraph.timeline.DurationDays;
import org.jspecify.annotations.Nullable;

/**
 * Ages from one on and before another, in days. A duration in years has no certain number of days, but an age that is told in
 * the same years is in the band or is not.
 *
 * @param from the youngest age; of ages before birth fewer than no days
 * @param to the age that is no longer meant
 */
record AgeBand(DurationDays from, DurationDays to) {
    static final DurationDays ALWAYS = new DurationDays(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
    static final DurationDays NEVER = new DurationDays(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    private static final Pattern YEARS = Pattern.compile("(\\d{1,3})|(\\d{1,3})?\\.\\.(\\d{1,3})?");
    private static final Pattern AGES = Pattern.compile("(P[0-9A-Z.]+)?\\.\\.(P[0-9A-Z.]+)?");

    /** Empty if the text is none: {@code 18..40} in completed years, {@code P6M..P2Y} before the second; one side may miss. */
    static Optional<AgeBand> read(String text) {
        try {
            Matcher years = YEARS.matcher(text);
            if (years.matches()) {
                return ofYears(years);
            }
            Matcher ages = AGES.matcher(text);
            return ages.matches() ? of(ages.group(1), ages.group(2)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<AgeBand> ofYears(Matcher years) {
        String first = years.group(1) == null ? years.group(2) : years.group(1);
        String last = years.group(1) == null ? years.group(3) : years.group(1);
        return of(
                first == null ? null : "P" + first + "Y",
                last == null ? null : "P" + (Integer.parseInt(last) + 1) + "Y");
    }

    /** As in {@link #read}; both are durations, or missing. */
    static Optional<AgeBand> of(@Nullable String from, @Nullable String to) {
        DurationDays first = from == null ? ALWAYS : DurationDays.of(from);
        DurationDays end = to == null ? NEVER : DurationDays.of(to);
        boolean isBand = (from != null || to != null) && first.fewest() < end.fewest();
        return isBand ? Optional.of(new AgeBand(first, end)) : Optional.empty();
    }

    /** Those that touch as one. */
    static List<AgeBand> joined(List<AgeBand> bands) {
        List<AgeBand> joined = new ArrayList<>();
        bands.stream()
                .sorted(Comparator.comparing(band -> band.from().fewest()))
                .forEach(band -> {
                    int last = joined.size() - 1;
                    if (last < 0 || band.from().fewest() > joined.get(last).to().fewest()) {
                        joined.add(band);
                    } else if (band.to().fewest() > joined.get(last).to().fewest()) {
                        joined.set(last, new AgeBand(joined.get(last).from(), band.to()));
                    }
                });
        return joined;
    }

    /** All that is known of an age in the band. */
    TimeBounds bounds() {
        return new TimeBounds(from.fewest(), true, to.most(), false);
    }

    /** Whether such an age certainly is in the band. */
    boolean holds(TimeBounds age) {
        boolean isOldEnough = age.from() >= from.most() || age.from() == from.fewest();
        return isOldEnough && endsBefore(age, to);
    }

    /** Whether such an age certainly is not in the band. */
    boolean excludes(TimeBounds age) {
        boolean isTooOld = age.from() >= to.most() || age.from() == to.fewest();
        return isTooOld || endsBefore(age, from);
    }

    private static boolean endsBefore(TimeBounds age, DurationDays end) {
        return age.to() < end.fewest() || !age.isToIncluded() && (age.to() == end.fewest() || age.to() == end.most());
    }
}
