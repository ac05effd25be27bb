package org.casegraph.similarity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimilarToTest {
    private final Store store = Cohort.store();
    private final DatasetGraph dataset = store.dataset();
    private final Question question = QuestionLibrary.ofProject().question("similar-cases");
    private final Question plain = Question.ofFile(Path.of("queries/plain/similar-cases.rq"));

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void thePlainFormGivesTheSameRows(int number) {
        Map<String, String> asked = Map.of("case", "invented-200" + number);

        List<String> expected = rows(plain, asked, dataset);

        assertEquals(expected, rows(question, asked, dataset));
        assertEquals(number == 7, expected.isEmpty(), expected::toString);
    }

    @Test
    void thePlainFormGivesTheSameRowsForAllCases() {
        List<String> all = rows(question, Map.of(), dataset);

        assertTrue(all.size() > 10 && all.size() < 20, "the plain form has only the first 20 rows");
        assertEquals(rows(plain, Map.of(), dataset), all);
    }

    @Test
    void thePlainFormRunsWithoutTheFunction() {
        DatasetGraph elsewhere = DatasetGraphFactory.wrap(dataset.getDefaultGraph());
        Map<String, String> asked = Map.of("case", "invented-2001");

        assertEquals(rows(question, asked, dataset), rows(plain, asked, elsewhere));
        assertEquals(List.of(), rows(question, asked, elsewhere));
    }

    @Test
    void theNearestCaseComesWithWhatExplainsIt() {
        RowSet rows = QueryExec.dataset(dataset)
                .query(question.bind(Map.of("case", "invented-2001", "top", "1"), dataset))
                .select();
        var row = rows.next();

        assertEquals("https://w3id.org/casegraph/case/invented-2002", text(row.get(Var.alloc("similar"))));
        assertTrue(
                text(row.get(Var.alloc("shared")))
                        .matches("necrolytic migratory erythema \\(.*\\); weight loss \\(.*\\)"),
                row::toString);
        assertTrue(text(row.get(Var.alloc("against"))).matches("diabetes mellitus \\(.*\\)"), row::toString);
        assertFalse(rows.hasNext());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cg:Glucagonoma", "cg:Insulinoma", "cg:PancreaticNeuroendocrineTumour"})
    void theDiseaseChoosesBeforeTheNearestAreTaken(String disease) {
        for (int number = 1; number <= 6; number++) {
            Map<String, String> asked = Map.of("case", "invented-200" + number, "disease", disease);
            Map<String, String> first = Map.of("case", "invented-200" + number, "disease", disease, "top", "1");
            List<String> all = rows(plain, asked, dataset);

            assertEquals(all, rows(question, asked, dataset));
            assertEquals(all.stream().limit(1).toList(), rows(question, first, dataset));
        }
    }

    @Test
    void whatWasReadChoosesBeforeTheNearestAreTaken() {
        Map<String, String> asked = Map.of("case", "invented-2001", "read", "whole");

        assertEquals(rows(plain, asked, dataset), rows(question, asked, dataset));
    }

    @Test
    void aCaseInForeignTermsIsComparedByOurs() {
        assertTrue(
                rows(question, Map.of("case", "invented-2006"), dataset).stream()
                        .anyMatch(row -> row.contains("invented-2004")),
                "both have weight loss");
    }

    @Test
    void aCallThatSaysTooLittleIsRefused() {
        assertRefused("?s ?x", "takes ?case and (?similar ?score ?shared ?against measure most disease read cohort)");
        assertRefused("?s ?score ?shared ?against 'lin' 3", "needs a measure, simgic or resnik,");
        assertRefused("?s ?score ?shared ?against ?measure 3", "needs a measure, simgic or resnik,");
        assertRefused("?s ?score ?shared ?against 'resnik' 0", "needs a whole number of cases at most, 1 or more,");
        assertRefused("?s ?score ?shared ?against 'resnik' 3 ?disease 'half' ''", "needs one of any, whole");
    }

    private void assertRefused(String arguments, String message) {
        QueryExec execution = QueryExec.dataset(dataset)
                .query("SELECT * { ?case <" + SimilarTo.IRI + "> (" + arguments + ") }")
                .build();

        QueryExecException refused =
                assertThrows(QueryExecException.class, () -> execution.select().materialize());

        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    private static List<String> rows(Question question, Map<String, String> arguments, DatasetGraph dataset) {
        List<String> rows = new ArrayList<>();
        QueryExec.dataset(dataset)
                .query(question.bind(arguments, dataset))
                .select()
                .forEachRemaining(row -> rows.add(String.join(
                        " ",
                        text(row.get(Var.alloc("case"))),
                        text(row.get(Var.alloc("similar"))),
                        text(row.get(Var.alloc("similarLabel"))),
                        new BigDecimal(text(row.get(Var.alloc("score"))))
                                .setScale(4)
                                .toString())));
        return rows;
    }

    private static String text(Node node) {
        return node.isURI() ? node.getURI() : node.getLiteralLexicalForm();
    }
}
