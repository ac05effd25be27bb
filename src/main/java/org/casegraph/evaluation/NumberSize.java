package org.casegraph.evaluation;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.jena.sparql.expr.NodeValue;

/** How many digits a number has, before and behind the point: the work of Java grows with their square. */
final class NumberSize {
    static final int MOST_DIGITS = 5_000;

    private static final double BITS_PER_DIGIT = 3.33;

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

    private static long digits(BigInteger integer) {
        return (long) (integer.bitLength() / BITS_PER_DIGIT);
    }
}
