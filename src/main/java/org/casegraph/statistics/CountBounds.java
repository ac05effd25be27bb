package org.casegraph.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * In how many cases something holds. At the least it holds in none of those that do not tell, at the most in each of them:
 * no completion of the cases has fewer or more, and some have just these.
 *
 * @param all how many cases there are
 */
public record CountBounds(int least, int most, int all) {
    /** Throws an {@link IllegalArgumentException} if no such cases can be. */
    public CountBounds {
        if (least < 0 || most < least || all < most) {
            throw new IllegalArgumentException("of " + all + " cases " + least + " to " + most);
        }
    }

    /**
     * @param having in how many it is told to hold
     * @param lacking in how many others it is told not to
     */
    public static CountBounds of(int having, int lacking, int all) {
        return new CountBounds(having, all - lacking, all);
    }

    /** Of a hundred, with one decimal, half up; empty if there is no case. */
    public Optional<BigDecimal> leastPercent() {
        return percent(least);
    }

    /** As {@link #leastPercent()}. */
    public Optional<BigDecimal> mostPercent() {
        return percent(most);
    }

    private Optional<BigDecimal> percent(int part) {
        return all == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(part)
                        .scaleByPowerOfTen(2)
                        .divide(BigDecimal.valueOf(all), 1, RoundingMode.HALF_UP));
    }
}
