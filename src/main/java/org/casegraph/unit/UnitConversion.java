package org.casegraph.unit;

import java.math.BigDecimal;
import java.util.Optional;

/** Converts numbers between UCUM units. Any number of threads may ask. */
public final class UnitConversion {
    private final UcumUnits units = new UcumUnits();

    /** Whether it is a UCUM code, of whatever scale. */
    public boolean isUnit(String code) {
        return units.isUnit(code);
    }

    /**
     * By what a number in one unit is multiplied to be one in another; empty where it does not convert.
     *
     * @param molarMass in g/mol of what is measured, where it is known
     */
    public Optional<BigDecimal> factor(String from, String to, Optional<BigDecimal> molarMass) {
        return from.equals(to)
                ? Optional.of(BigDecimal.ONE)
                : units.unit(from)
                        .flatMap(source -> units.unit(to).flatMap(wanted -> source.factorTo(wanted, molarMass)));
    }
}
