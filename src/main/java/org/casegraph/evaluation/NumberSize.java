package org.casegraph.evaluation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import org.apache.jena.sparql.expr.NodeValue;

/** How many digits a number has, before and behind the point: the work of Java grows with their square. */
final class NumberSize {
    static final int MOST_DIGITS = 5_000;

    private static final double BITS_PER_DIGIT = 3.33;

    /** Of what Jena makes of a quotient without an end. */
    private static final int DECIMALS = 24;

    private NumberSize() {}

    /** @throws Refusal if it is a number of too many digits */
    static void check(NodeValue value, Evaluation evaluation) {
        if (digits(value) > MOST_DIGITS) {
            throw evaluation.refuse(
                    Refusal.Remedy.ASK_FOR_LESS,
                    "Number too long",
                    "An expression makes a number of too many digits",
                    "Ask for smaller ones");
        }
    }

    /** 0 for what is no integer or decimal; otherwise to within one. */
    static long digits(NodeValue value) {
        if (value.isInteger()) {
            return digits(value.getInteger());
        }
        if (value.isDecimal()) {
            BigDecimal decimal = value.getDecimal();
            return Math.max(digits(decimal.unscaledValue()), Math.abs((long) decimal.scale()));
        }
        return 0;
    }

    /**
     * The quotient of two integers where it has digits without end, as Jena 5.6.0 has it, which tries to write them out and
     * learns by an exception that it cannot: of most percentages, which took more time than all else of a row. Empty where it
     * has an end, or where one is no integer of usual size.
     */
    static Optional<NodeValue> endlessQuotient(NodeValue dividend, NodeValue divisor) {
        if (!dividend.isInteger() || !divisor.isInteger()) {
            return Optional.empty();
        }
        BigInteger one = dividend.getInteger();
        BigInteger other = divisor.getInteger();
        return one.bitLength() < Long.SIZE
                        && other.bitLength() < Long.SIZE
                        && isEndless(one.longValue(), other.longValue())
                ? Optional.of(NodeValue.makeDecimal(
                        new BigDecimal(one).divide(new BigDecimal(other), DECIMALS, RoundingMode.HALF_EVEN)))
                : Optional.empty();
    }

    /** Once shortened, it ends only after a divisor of twos and fives. */
    private static boolean isEndless(long dividend, long divisor) {
        if (divisor == 0) {
            return false;
        }
        long left = divisor;
        while (left % 2 == 0) {
            left /= 2;
        }
        while (left % 5 == 0) {
            left /= 5;
        }
        return dividend % left != 0;
    }

    private static long digits(BigInteger integer) {
        return (long) (integer.bitLength() / BITS_PER_DIGIT);
    }
}
