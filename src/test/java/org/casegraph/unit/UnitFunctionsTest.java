package org.casegraph.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitFunctionsTest {
    private static final String NONE = "none";

    @ParameterizedTest
    @CsvSource({
        "pg/L, pg/mL, 0.001",
        "ng/L, pg/mL, 1",
        "ug/L, pg/mL, 1000",
        "mg/dL, g/L, 0.01",
        "g%, g/L, 10",
        "cm, mm, 10",
        "[in_i], mm, 25.4",
        "kg, g, 1000",
        "%, %, 1",
        "mmol/mol, %, 0.1",
        "'{lesions}', 1, 1",
        "'{cells}/uL', 10*9/L, 0.001",
        "10*3{cells}/uL, 10*9/L, 1",
        "m[iU]/L, [iU]/mL, 0.000001",
        "/(10.[HPF]), /[HPF], 0.1",
        "mm[Hg], kPa, 0.133322",
        "/min, /h, 60",
        "/h, /min, 0.01666666667",
        "g/m/s, g/(m.s), 1",
        "U/L, nkat/L, 16.66666667",
        "meq/L, meq/mL, 0.001"
    })
    void aUnitConvertsByTheFactorThatUcumDefines(String from, String to, String factor) {
        assertEquals(factor, factor(from, to, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "mg/dL, mmol/L, 180.16, 0.0555062167",
        "mmol/L, mg/dL, 180.16, 18.016",
        "pmol/L, pg/mL, 3482.8, 3.4828",
        "pg/mL, pmol/L, 3482.8, 0.2871253015",
        "g/L, mg/mL, 180.16, 1"
    })
    void massesAndAmountsOfSubstanceConvertByAMolarMass(String from, String to, String molarMass, String factor) {
        assertEquals(factor, factor(from, to, ", " + molarMass));
    }

    @ParameterizedTest
    @CsvSource({
        "mg/dL, mmol/L",
        "mm, pg/mL",
        "10*9/L, mmol/L",
        "meq/L, mmol/L",
        "mosm/kg, mmol/kg",
        "[iU]/L, U/L",
        "[iU]/L, [arb'U]/L",
        "/[HPF], /mm2",
        "[HPF], 1",
        "Cel, K",
        "Cel, Cel",
        "[pH], 1",
        "furlongs, mm",
        "mm, ''",
        "m31, m31",
        "0.m, m"
    })
    void whatIsOfAnotherDimensionCountOrScaleDoesNotConvert(String from, String to) {
        assertEquals(NONE, factor(from, to, ""));
    }

    @Test
    void aMolarMassConvertsNoLength() {
        assertEquals(NONE, factor("mm", "mmol/L", ", 180.16"));
        assertEquals(NONE, factor("mg/dL", "mmol/L", ", \"180.16\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pg/mL", "%", "/(10.[HPF])", "{lesions}", "10*9/L", "Cel", "[pH]", "mm[Hg]", "[arb'U]/mL", "1"})
    void aUcumCodeIsAUnit(String code) {
        assertEquals("true", asked("isUnit(\"" + code + "\")"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"furlongs", "pg per mL", " mm", "mm ", "m.", "/", "", "per 10 HPF", "µg/L", "((m)"})
    void whatUcumDoesNotKnowIsNone(String code) {
        assertEquals("false", asked("isUnit(\"" + code + "\")"));
    }

    @ParameterizedTest
    @CsvSource({
        "mg/dL, mmol/L, true",
        "[iU]/L, pmol/L, true",
        "pg/L, pg/mL, true",
        "mm, pg/mL, false",
        "ng, pg/mL, false",
        "10*9/L, pmol/L, false",
        "%, mm, false"
    })
    void unitsFitWhereOnlyWhatIsCountedDiffers(String unit, String other, String fits) {
        assertEquals(fits, asked("unitsFit(\"" + unit + "\", \"" + other + "\")"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ym30.Ym30.Ym30.Ym30.Ym30.Ym30.Ym30.Ym30.Ym30.Ym30.Ym30.Ym30",
                "10*999999999",
                "m-999999999",
                "((((((((((((((((((((((((((((m))))))))))))))))))))))))))))",
                "a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a"
            })
    void aHostileCodeEnds(String code) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            factor(code, "m", "");
            factor("m", code, "");
            asked("isUnit(\"" + code + "\")");
        });
    }

    private static String factor(String from, String to, String more) {
        return asked("conversionFactor(\"" + from + "\", \"" + to + "\"" + more + ")");
    }

    private static String asked(String call) {
        String query = "PREFIX function: <" + CG.BASE + "function#> SELECT (COALESCE(STR(function:" + call + "), \""
                + NONE + "\") AS ?answer) {}";
        try (QueryExec exec = QueryExec.graph(Graph.emptyGraph).query(query).build()) {
            RowSet rows = exec.select();
            return rows.next().get("answer").getLiteralLexicalForm().replaceFirst("\\.0$", "");
        }
    }
}
