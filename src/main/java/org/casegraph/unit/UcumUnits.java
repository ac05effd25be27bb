package org.casegraph.unit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.fhir.ucum.BaseUnit;
import org.fhir.ucum.Component;
import org.fhir.ucum.DefinedUnit;
import org.fhir.ucum.ExpressionParser;
import org.fhir.ucum.Factor;
import org.fhir.ucum.Operator;
import org.fhir.ucum.Symbol;
import org.fhir.ucum.Term;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumModel;

/**
 * The units of the Unified Code for Units of Measure, which are read when a unit is first asked for. Safe for use by several
 * threads. The library's own conversion is not called: it reckons with digits as characters, does not end for some
 * quotients of moles, and takes an equivalent, an international unit and a mere number for the same.
 */
final class UcumUnits {
    private static final String DEFINITIONS = "/casegraph/unit/ucum-essence.xml";

    /** Bounds on what a file from outside may ask for. */
    private static final int LONGEST_CODE = 60;

    private static final int HIGHEST_POWER = 30;
    private static final int MOST_KEPT = 1_000;

    /** Classes of units that count something, where their definition is no more than 1. */
    private static final Set<String> COUNTING = Set.of("chemical", "clinical", "misc");

    private Optional<UcumModel> definitions = Optional.empty();
    private final Map<String, Optional<MeasuringUnit>> known = new ConcurrentHashMap<>();

    /** Empty for what is no UCUM code, and for units whose scale is no multiple of another, such as degrees Celsius. */
    Optional<MeasuringUnit> unit(String code) {
        Optional<MeasuringUnit> kept = known.get(code);
        if (kept != null) {
            return kept;
        }
        Optional<MeasuringUnit> read = code.length() > LONGEST_CODE ? Optional.empty() : read(code);
        if (known.size() < MOST_KEPT) {
            known.put(code, read);
        }
        return read;
    }

    /** Whether it is a UCUM code, of whatever scale. */
    boolean isUnit(String code) {
        return !code.isEmpty() && code.length() <= LONGEST_CODE && parsed(code).isPresent();
    }

    private Optional<MeasuringUnit> read(String code) {
        return code.isEmpty() ? Optional.empty() : parsed(code).flatMap(this::product);
    }

    private Optional<Term> parsed(String code) {
        try {
            return Optional.of(new ExpressionParser(model()).parse(code));
        } catch (UcumException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Multiplied and divided from left to right. */
    private Optional<MeasuringUnit> product(Term whole) {
        Optional<MeasuringUnit> product = Optional.of(MeasuringUnit.ONE);
        int sign = 1;
        for (Term term = whole; term != null; term = term.getTerm()) {
            if (term.hasComp()) {
                int power = sign;
                Optional<MeasuringUnit> part = component(term.getComp());
                product = product.flatMap(left -> part.map(right -> left.times(right.toThe(power))));
            }
            sign = term.hasOp() && term.getOp() == Operator.DIVISION ? -1 : 1;
        }
        return product;
    }

    private Optional<MeasuringUnit> component(Component component) {
        if (component instanceof Term term) {
            return product(term);
        }
        if (component instanceof Factor factor) {
            return factor.getValue() == 0
                    ? Optional.empty()
                    : Optional.of(MeasuringUnit.number(BigDecimal.valueOf(factor.getValue())));
        }
        Symbol symbol = (Symbol) component;
        if (Math.abs(symbol.getExponent()) > HIGHEST_POWER) {
            return Optional.empty();
        }
        BigDecimal prefix = symbol.hasPrefix()
                ? new BigDecimal(symbol.getPrefix().getValue().asDecimal())
                : BigDecimal.ONE;
        return unit(symbol).map(unit -> MeasuringUnit.number(prefix).times(unit).toThe(symbol.getExponent()));
    }

    private Optional<MeasuringUnit> unit(Symbol symbol) {
        if (symbol.getUnit() instanceof BaseUnit base) {
            return Optional.of(MeasuringUnit.base(base.getCode()));
        }
        DefinedUnit defined = (DefinedUnit) symbol.getUnit();
        if (defined.isSpecial()) {
            return Optional.empty();
        }
        if (isCounted(defined)) {
            return Optional.of(MeasuringUnit.base(defined.getCode()));
        }
        BigDecimal number = new BigDecimal(defined.getValue().getValue().asDecimal());
        return read(defined.getValue().getUnit())
                .map(unit -> MeasuringUnit.number(number).times(unit));
    }

    private static boolean isCounted(DefinedUnit unit) {
        return unit.getProperty().startsWith("amount of substance")
                || unit.getValue().getUnit().equals("1") && COUNTING.contains(unit.getClass_());
    }

    private synchronized UcumModel model() {
        UcumModel model = definitions.orElseGet(UcumUnits::readModel);
        definitions = Optional.of(model);
        return model;
    }

    private static UcumModel readModel() {
        try (InputStream file = UcumUnits.class.getResourceAsStream(DEFINITIONS)) {
            return new UcumEssenceService(file).getModel();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UcumException e) {
            throw new IllegalStateException(DEFINITIONS + " cannot be read", e);
        }
    }
}
