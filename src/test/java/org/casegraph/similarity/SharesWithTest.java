package org.casegraph.similarity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.SharedProject;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharesWithTest {
    private final Store store = Cohort.store();
    private final DatasetGraph dataset = store.dataset();
    private final Question question = QuestionLibrary.ofProject().question("shared-findings");
    private final Question plain = Question.ofFile(Path.of("queries/plain/shared-findings.rq"));

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void thePlainFormGivesTheSameRowsForAllCases() {
        List<String> rows = rows(question, Map.of(), dataset);

        assertTrue(rows.size() > 10, rows.toString());
        assertEquals(rows(plain, Map.of(), dataset), rows);
    }

    @ParameterizedTest
    @CsvSource({"case, invented-2001", "other, invented-2001", "case, invented-2007"})
    void thePlainFormGivesTheSameRowsForOneCase(String parameter, String caseId) {
        Map<String, String> asked = Map.of(parameter, caseId);

        assertEquals(rows(plain, asked, dataset), rows(question, asked, dataset));
    }

    @Test
    @ExtendWith(SharedProject.class)
    void thePlainFormGivesTheSameRowsForThePublishedCases(Store published) {
        Map<String, String> asked = Map.of("case", "wang-2022");
        List<String> rows = rows(question, asked, published.dataset());

        assertTrue(rows.size() > 50, rows.toString());
        assertEquals(rows(plain, asked, published.dataset()), rows);
    }

    @Test
    void aCaseSharesNothingWithItself() {
        assertEquals(List.of(), rows(question, Map.of("case", "invented-2001", "other", "invented-2001"), dataset));
    }

    @Test
    void aCallThatSaysTooLittleIsRefused() {
        QueryExec execution = QueryExec.dataset(dataset)
                .query("SELECT * { ?case <" + SharesWith.IRI + "> (?other ?shared) }")
                .build();

        QueryExecException refused =
                assertThrows(QueryExecException.class, () -> execution.select().materialize());
        assertTrue(
                refused.getMessage().contains("takes ?case and (?other ?shared ?informationContent)"),
                refused.getMessage());
    }

    private static List<String> rows(Question question, Map<String, String> arguments, DatasetGraph dataset) {
        return AcrossCasesTest.answer(question, arguments, dataset)
                .lines()
                .skip(1)
                .toList();
    }
}
