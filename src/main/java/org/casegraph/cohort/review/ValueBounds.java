package org.casegraph.cohort.review;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.casegraph.statistics.QuantileBounds;
import org.casegraph.statistics.TimeBounds;

/**
 * A number that is known between bounds, of which one may be open.
 *
 * @param least empty where nothing bounds it from below
 */
public record ValueBounds(
        Optional<BigDecimal> least, boolean isLeastIncluded, Optional<BigDecimal> most, boolean isMostIncluded) {
    /** More digits than any laboratory measures. */
    private static final MathContext DIGITS = new MathContext(10);

    static ValueBounds exactly(BigDecimal value) {
        return new ValueBounds(Optional.of(value), true, Optional.of(value), true);
    }

    static ValueBounds of(QuantileBounds bounds) {
        return new ValueBounds(finite(bounds.least()), true, finite(bounds.most()), true);
    }

    private static Optional<BigDecimal> finite(double number) {
        return Double.isInfinite(number) ? Optional.empty() : Optional.of(new BigDecimal(number, DIGITS));
    }

    TimeBounds toTimeBounds() {
        return new TimeBounds(
                least.map(BigDecimal::doubleValue).orElse(Double.NEGATIVE_INFINITY),
                isLeastIncluded,
                most.map(BigDecimal::doubleValue).orElse(Double.POSITIVE_INFINITY),
                isMostIncluded);
    }

    /** Whether it is one number. */
    public boolean isExact() {
        return least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) == 0;
    }

    ValueBounds times(BigDecimal factor) {
        return new ValueBounds(
                least.map(number -> number.multiply(factor)),
                isLeastIncluded,
                most.map(number -> number.multiply(factor)),
                isMostIncluded);
    }

    /** As a cell has it: {@code 315}, {@code >800}, {@code 13.5 to 14.5}, {@code 23 to <24}; empty where nothing is known. */
    public String text() {
        if (isExact()) {
            return number(least.get());
        }
        if (least.isEmpty()) {
            return most.map(number -> (isMostIncluded ? "<=" : "<") + number(number))
                    .orElse("");
        }
        if (most.isEmpty()) {
            return (isLeastIncluded ? ">=" : ">") + number(least.get());
        }
        return (isLeastIncluded ? "" : ">") + number(least.get()) + " to " + (isMostIncluded ? "" : "<")
                + number(most.get());
    }

    static String number(BigDecimal number) {
        BigDecimal plain = number.round(DIGITS).stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }
}
