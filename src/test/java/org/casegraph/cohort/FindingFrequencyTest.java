package org.casegraph.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.MappedProject;
import org.casegraph.SharedProject;
import org.casegraph.evaluation.GuardedQueries;
import org.casegraph.evaluation.Limits;
import org.casegraph.evaluation.QueryGate;
import org.casegraph.evaluation.Refusal;
import org.casegraph.evaluation.ServiceAllowList;
import org.casegraph.query.Answer;
import org.casegraph.query.AnswerFormat;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The function counts what the plain form of the question counts, in memory and over columns. */
@ExtendWith(SharedProject.class)
class FindingFrequencyTest {
    private static DatasetGraph memory;
    private static DatasetGraph columns;

    private final Question question = QuestionLibrary.ofProject().question("finding-frequency");
    private final Question plain = Question.ofFile(Path.of("queries/plain/finding-frequency.rq"));

    @BeforeAll
    static void open(MappedProject project) {
        memory = project.memory();
        columns = project.columns();
    }

    @ParameterizedTest
    @CsvSource({
        "any, specific, any, any",
        "any, any, before, any",
        "any, any, after, whole",
        "any, specific, before, whole",
        "glucagonoma, any, any, any",
        "glucagonoma, specific, after, any",
        "insulinoma, any, before, whole",
    })
    void theFunctionCountsAsThePlainFormDoes(String disease, String level, String when, String read) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("disease", disease);
        arguments.put("level", level);
        arguments.put("when", when);
        arguments.put("read", read);

        String expected = rows(plain, arguments, memory);

        assertEquals(expected, rows(question, arguments, memory));
        assertEquals(expected, rows(question, arguments, columns));
    }

    @Test
    void aDiseaseThatNoCaseHasHasNoRows() {
        Map<String, String> nobody = Map.of("disease", "cg:Gastrinoma");
        String none = rows(plain, nobody, memory);

        assertEquals(none, rows(question, nobody, memory));
    }

    @Test
    void whatIsGivenIsComparedWithWhatIsCounted() {
        String given =
                "PREFIX cg: <https://w3id.org/casegraph/ontology#> PREFIX f: <https://w3id.org/casegraph/function#>"
                        + " SELECT ?p { cg:Glucagonoma f:findingFrequency (cg:Glossitis ?p ?s ?a ?w %s ?h 'any' 'any' 'any') }";

        assertTrue(hasRows(String.format(given, "?n")));
        assertFalse(hasRows(String.format(given, "100000")));
    }

    @Test
    void aWordThatIsNoChoiceIsRefused() {
        QueryExecException refused = assertThrows(
                QueryExecException.class,
                () -> hasRows("SELECT * { <urn:x> <https://w3id.org/casegraph/function#findingFrequency>"
                        + " (?f ?p ?s ?a ?w ?n ?h 'all' 'any' 'any') }"));

        assertTrue(refused.getMessage().contains("needs one of specific, any"), refused.getMessage());
    }

    @Test
    void theDeadlineEndsIt() {
        try (QueryGate gate = new QueryGate(Limits.standard())) {
            GuardedQueries late = new GuardedQueries(columns, gate, new ServiceAllowList(Set.of()));

            assertThrows(
                    Refusal.class,
                    () -> late.run(
                            question.bind(Map.of("disease", "any"), columns),
                            Duration.ofNanos(1),
                            execution -> execution.select().hasNext()));
        }
    }

    private static boolean hasRows(String query) {
        try (QueryExec execution =
                QueryExec.dataset(memory).query(QueryFactory.create(query)).build()) {
            return execution.select().hasNext();
        }
    }

    private static String rows(Question asked, Map<String, String> arguments, DatasetGraph dataset) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Answer.write(asked.bind(arguments, dataset), dataset, AnswerFormat.CSV, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
