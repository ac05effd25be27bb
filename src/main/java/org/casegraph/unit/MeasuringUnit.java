package org.casegraph.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A unit as a number of base units, each to its power.
 *
 * @param numerator of the number, which is kept as a fraction so that a minute is exactly a sixtieth of an hour
 * @param powers of the base units, without those to the power of 0; what is counted (mole, equivalent, international
 *     unit, field of a microscope) is a base unit of its own, so that none of it turns into another or into a mere number
 */
record MeasuringUnit(BigDecimal numerator, BigDecimal denominator, Map<String, Integer> powers) {
    static final MeasuringUnit ONE = new MeasuringUnit(BigDecimal.ONE, BigDecimal.ONE, Map.of());

    /** Digits of a factor that is no finite decimal number; no laboratory measures as many. */
    private static final MathContext DIGITS = new MathContext(10);

    private static final String GRAM = "g";
    private static final String MOLE = "mol";

    /** The dimensions of space and time; all other base units say how much of something there is. */
    private static final Set<String> OF_NO_AMOUNT = Set.of("m", "s", "rad", "K", "C", "cd");

    MeasuringUnit {
        powers = Map.copyOf(powers);
    }

    static MeasuringUnit base(String code) {
        return new MeasuringUnit(BigDecimal.ONE, BigDecimal.ONE, Map.of(code, 1));
    }

    static MeasuringUnit number(BigDecimal number) {
        return new MeasuringUnit(number, BigDecimal.ONE, Map.of());
    }

    MeasuringUnit times(MeasuringUnit other) {
        Map<String, Integer> sum = new HashMap<>(powers);
        other.powers.forEach((unit, power) -> sum.merge(unit, power, Integer::sum));
        sum.values().removeIf(power -> power == 0);
        return new MeasuringUnit(numerator.multiply(other.numerator), denominator.multiply(other.denominator), sum);
    }

    MeasuringUnit toThe(int power) {
        if (power < 0) {
            return new MeasuringUnit(denominator, numerator, negated()).toThe(-power);
        }
        MeasuringUnit product = ONE;
        for (int i = 0; i < power; i++) {
            product = product.times(this);
        }
        return product;
    }

    private Map<String, Integer> negated() {
        return powers.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> -entry.getValue()));
    }

    /**
     * By what a number in this unit is multiplied to be one in the other; empty where it cannot be converted.
     *
     * @param molarMass in g/mol of what is measured, where it is known
     */
    Optional<BigDecimal> factorTo(MeasuringUnit other, Optional<BigDecimal> molarMass) {
        if (powers.equals(other.powers)) {
            return Optional.of(ratio(this, other));
        }
        return molarMass.flatMap(mass -> {
            MeasuringUnit mole = new MeasuringUnit(mass, BigDecimal.ONE, Map.of(GRAM, 1, MOLE, -1));
            return Optional.of(times(mole))
                    .filter(asMass -> asMass.powers.equals(other.powers))
                    .or(() -> Optional.of(times(mole.toThe(-1))).filter(asMoles -> asMoles.powers.equals(other.powers)))
                    .map(converted -> ratio(converted, other));
        });
    }

    private static BigDecimal ratio(MeasuringUnit from, MeasuringUnit to) {
        BigDecimal ratio = from.numerator
                .multiply(to.denominator)
                .divide(from.denominator.multiply(to.numerator), DIGITS)
                .stripTrailingZeros();
        return ratio.scale() < 0 ? ratio.setScale(0) : ratio;
    }

    /** Whether both can be of one measure: the same, but for what the amount of a substance is counted in. */
    boolean fits(MeasuringUnit other) {
        return spread().equals(other.spread()) && amounts() == other.amounts() || powers.equals(other.powers);
    }

    private Map<String, Integer> spread() {
        return powers.entrySet().stream()
                .filter(entry -> OF_NO_AMOUNT.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private int amounts() {
        return powers.entrySet().stream()
                .filter(entry -> !OF_NO_AMOUNT.contains(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
