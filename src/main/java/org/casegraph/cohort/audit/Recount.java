package org.casegraph.cohort.audit;

import java.util.Optional;

/**
 * Judges how a count of an annotation and those of its cases differ.
 *
 * @param direct what the cases tell of the very term
 * @param closed with what is narrower than the term, and denials that are wider
 * @param cases how many there are
 */
record Recount(AnnotatedCount count, Told direct, Told closed, int cases) {

    /** Where the cases that tell something are as many, or those that tell nothing make up the rest. */
    Optional<Difference> byCount() {
        if (direct.is(count)) {
            return Optional.of(Difference.EQUAL);
        }
        if (closed.is(count)
                || new Told(closed.present(), direct.absent()).is(count)
                || new Told(direct.present(), closed.absent()).is(count)) {
            return Optional.of(Difference.ANCESTOR_COUNTED);
        }
        boolean isAsManyPresent = count.having() == closed.present() || count.having() == direct.present();
        boolean isMoreThanTold = count.of() > closed.present() + closed.absent() && count.of() <= cases;
        return isAsManyPresent && isMoreThanTold ? Optional.of(Difference.UNREPORTED_AS_ABSENT) : Optional.empty();
    }

    /** Where it could be, as the cases that tell nothing may have had it or not; empty where it could not. */
    Optional<Difference> bySilence() {
        if (holdsMoreThan(closed)) {
            return Optional.of(isBeyondCases() ? Difference.MORE_CASES : Difference.TOLD_IN_PAPER);
        }
        if (count.having() <= closed.present() && lacking() <= closed.absent()) {
            return Optional.of(Difference.FEWER_CASES);
        }
        if (holdsMoreThan(direct)) {
            return Optional.of(Difference.VERY_TERM_COUNTED);
        }
        // Some that tell it left out, others that tell nothing counted, or cases that are not here.
        boolean isPossible = isBeyondCases()
                || count.having() <= closed.present() + silent() && lacking() <= closed.absent() + silent();
        return isPossible ? Optional.of(Difference.OTHER_CASES) : Optional.empty();
    }

    /** Which way the annotation says what cases do not. */
    Difference contradiction() {
        return count.having() > closed.present() ? Difference.DENIED_BY_CASES : Difference.HELD_BY_CASES;
    }

    private boolean holdsMoreThan(Told told) {
        return count.having() >= told.present() && lacking() >= told.absent();
    }

    private boolean isBeyondCases() {
        return count.of() > cases;
    }

    private int lacking() {
        return count.of() - count.having();
    }

    private int silent() {
        return cases - closed.present() - closed.absent();
    }
}
