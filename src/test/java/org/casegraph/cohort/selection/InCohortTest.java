package org.casegraph.cohort.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.MappedProject;
import org.casegraph.SharedProject;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A selection means the cases that a query in full means, in memory and over columns. */
@ExtendWith(SharedProject.class)
class InCohortTest {
    private static final String PREFIXES =
            "PREFIX cg: <https://w3id.org/casegraph/ontology#> PREFIX f: <https://w3id.org/casegraph/function#> ";

    private static DatasetGraph memory;
    private static DatasetGraph columns;

    @BeforeAll
    static void open(MappedProject project) {
        memory = project.memory();
        columns = project.columns();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "disease=cg:Glucagonoma | ?d a cg:FinalDiagnosis ; cg:concludesKind cg:Glucagonoma ; cg:inCase ?case",
                "disease=cg:Glucagonoma&disease=cg:Insulinoma | ?d a cg:FinalDiagnosis ; cg:concludesKind ?k ; cg:inCase ?case FILTER (?k IN (cg:Glucagonoma, cg:Insulinoma))",
                "sex=female | ?p cg:sex cg:Female ; cg:inCase ?case",
                "sex=female&disease=cg:Glucagonoma | ?p cg:sex cg:Female ; cg:inCase ?case . ?d a cg:FinalDiagnosis ; cg:concludesKind cg:Glucagonoma ; cg:inCase ?case",
                "with=cg:WeightLoss | ?f a cg:WeightLoss ; cg:inCase ?case FILTER NOT EXISTS { ?f a cg:TreatmentResponse }",
                "read=whole | ?case cg:readWhole ?part . ?part cg:holdsFindings true",
                "case=kumar-2022&case=wang-2022 | ?any cg:inCase ?case FILTER (REPLACE(STR(?case), '.*/', '') IN ('kumar-2022', 'wang-2022'))",
                "except=kumar-2022 | ?any cg:inCase ?case FILTER (!STRENDS(STR(?case), '/kumar-2022'))",
                "'' | ?any cg:inCase ?case"
            })
    void aSelectionMeansWhatTheQueryMeans(String selection, String pattern) {
        Set<String> expected = cases(memory, pattern);
        String function = "?case f:inCohort \"" + selection + "\"";

        assertFalse(expected.isEmpty());
        assertEquals(expected, cases(memory, function));
        assertEquals(expected, cases(columns, function));
    }

    @Test
    void whoIsSilentNeitherHasNorDenies() {
        Set<String> with = cases(columns, "?case f:inCohort 'with=cg:DiabetesMellitus'");
        Set<String> without = cases(columns, "?case f:inCohort 'without=cg:DiabetesMellitus'");
        Set<String> all = cases(columns, "?case f:inCohort ''");

        assertFalse(without.isEmpty());
        assertTrue(with.stream().noneMatch(without::contains));
        assertTrue(with.size() + without.size() < all.size(), with.size() + " " + without.size());
    }

    @Test
    void aSelectionThatIsComputedAndACaseThatIsKnownAreTaken() {
        String known = "BIND (CONCAT('sex=', 'female') AS ?cohort) BIND (<" + CG.CASE_BASE
                + "wang-2022> AS ?case) ?case f:inCohort ?cohort";

        assertEquals(Set.of(CG.CASE_BASE + "wang-2022"), cases(columns, known));
        assertEquals(Set.of(), cases(columns, "BIND (<urn:x> AS ?case) ?case f:inCohort 'sex=female'"));
    }

    @ParameterizedTest
    @EnumSource(
            value = SelectionKey.class,
            names = {"VARIANT", "ALLELES", "CASE", "EXCEPT", "READ"})
    void aValueThatMeansNothingIsToldWithWhatToWrite(SelectionKey key) {
        QueryExecException told = assertThrows(
                QueryExecException.class, () -> cases(memory, "?case f:inCohort '" + key.word() + "=xyzzy'"));

        assertEquals(key.word() + "=xyzzy means nothing. " + key.advice(), told.getMessage());
    }

    @Test
    void aDiseaseThatIsNoIdIsTold() {
        QueryExecException told = assertThrows(
                QueryExecException.class, () -> cases(memory, "?case f:inCohort 'disease=Marfan syndrome'"));

        assertTrue(
                told.getMessage().startsWith("disease=Marfan syndrome means nothing. Write the disease"),
                told.getMessage());
    }

    private static Set<String> cases(DatasetGraph dataset, String pattern) {
        Set<String> cases = new TreeSet<>();
        try (QueryExec exec = QueryExec.dataset(dataset)
                .query(PREFIXES + "SELECT DISTINCT ?case { " + pattern + " }")
                .build()) {
            exec.select().forEachRemaining(row -> cases.add(row.get("case").getURI()));
        }
        return cases;
    }
}
