package org.casegraph.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.MappedProject;
import org.casegraph.SharedProject;
import org.casegraph.evaluation.GuardedQueries;
import org.casegraph.evaluation.Limits;
import org.casegraph.evaluation.QueryGate;
import org.casegraph.evaluation.Refusal;
import org.casegraph.evaluation.ServiceAllowList;
import org.casegraph.evaluation.kept.Kept;
import org.casegraph.query.Answer;
import org.casegraph.query.AnswerFormat;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts over all cases has the rows of its plain form, in memory and over columns. */
@ExtendWith(SharedProject.class)
class CohortFunctionsTest {
    private static final String PREFIXES =
            "PREFIX cg: <https://w3id.org/casegraph/ontology#> PREFIX f: <https://w3id.org/casegraph/function#> ";

    private static DatasetGraph memory;
    private static DatasetGraph columns;

    @BeforeAll
    static void open(MappedProject project) {
        memory = project.memory();
        columns = project.columns();
    }

    @Test
    void diseasesAndFindingsAreCountedAsThePlainFormCountsThem() {
        Query plain = Question.ofFile(Path.of("queries/plain/diagnosis-finding-counts.rq"))
                .query();
        String counted = "SELECT ?disease ?finding ?cases { ?disease f:diagnosisFindingCount ( ?finding ?cases ) }";

        List<String> expected = rows(memory, plain);

        assertTrue(expected.size() > 100, () -> "only " + expected.size());
        assertEquals(expected, rows(memory, query(counted)));
        assertEquals(expected, rows(columns, query(counted)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VALUES ?disease { cg:Glucagonoma cg:NoSuchClass } ?disease f:diagnosisFindingCount ( ?finding ?cases )",
                "?disease f:diagnosisFindingCount ( cg:Glossitis ?cases ) BIND(cg:Glossitis AS ?finding)",
                "?disease f:diagnosisFindingCount ( ?finding 1 ) BIND(1 AS ?cases)",
                "VALUES ?finding { cg:Glossitis cg:WeightLoss } ?disease f:diagnosisFindingCount ( ?finding ?cases )"
            })
    void whatIsGivenIsComparedWithWhatIsCounted(String given) {
        Map<String, String> conditions = Map.of(
                "VALUES ?disease", "FILTER(?disease IN (cg:Glucagonoma))",
                "?disease f:diagnosisFindingCount ( cg:", "FILTER(?finding = cg:Glossitis)",
                "?disease f:diagnosisFindingCount ( ?f", "FILTER(?cases = 1)",
                "VALUES ?finding", "FILTER(?finding IN (cg:Glossitis, cg:WeightLoss))");
        String condition = conditions.entrySet().stream()
                .filter(each -> given.startsWith(each.getKey()))
                .findFirst()
                .orElseThrow()
                .getValue();
        String all =
                "SELECT ?disease ?finding ?cases { ?disease f:diagnosisFindingCount ( ?finding ?cases ) " + condition;

        assertEquals(
                rows(memory, query(all + " }")),
                rows(columns, query("SELECT ?disease ?finding ?cases { " + given + " }")));
    }

    /** What a count leaves out, as order and names, must not tell how many rows there are. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ?disease ?finding ?cases { ?disease f:diagnosisFindingCount ( ?finding ?cases ) }",
                "SELECT ?x { ?x f:diagnosisFindingCount ( ?finding ?x ) }",
                "SELECT ?finding { cg:Glucagonoma f:diagnosisFindingCount ( ?finding ?cases ) } ORDER BY ?cases",
                "SELECT DISTINCT ?cases { ?disease f:diagnosisFindingCount ( ?finding ?cases ) } ORDER BY ?cases",
                "SELECT ?finding { ?disease f:diagnosisFindingCount ( ?finding ?cases ) } ORDER BY ?finding LIMIT 7",
                "SELECT (1 / ?cases AS ?share) { ?disease f:diagnosisFindingCount ( ?finding ?cases ) }",
                "SELECT ?type { ?finding a ?type BIND(STR(?type) AS ?name) } ORDER BY DESC(?name)",
            })
    void thereAreAsManyRowsAsAreCounted(String select) {
        int size = rows(memory, query(select)).size();

        assertTrue(size > 0 || select.contains("?x { ?x"));
        for (DatasetGraph dataset : List.of(memory, columns)) {
            assertEquals(
                    Integer.toString(size),
                    QueryExec.dataset(dataset)
                            .query(query("SELECT (COUNT(*) AS ?rows) { { " + select + " } }"))
                            .select()
                            .next()
                            .get("rows")
                            .getLiteralLexicalForm());
        }
    }

    @Test
    void theGapsOfAllCasesAreThoseOfThePlainForm() {
        areThoseOfThePlainForm("third");
    }

    @ParameterizedTest
    @Tag("long")
    @ValueSource(strings = {"any", "half"})
    void theGapsOfAllCasesAreThoseOfThePlainFormForEachShare(String percent) {
        areThoseOfThePlainForm(percent);
    }

    private static void areThoseOfThePlainForm(String percent) {
        Question question = QuestionLibrary.ofProject().question("reporting-gaps");
        Question plain = Question.ofFile(Path.of("queries/plain/reporting-gaps.rq"));
        Map<String, String> arguments = Map.of("percent", percent);

        String expected = text(plain, arguments, memory);

        assertTrue(expected.lines().count() > 5, expected);
        assertEquals(expected, text(question, arguments, memory));
        assertEquals(expected, text(question, arguments, columns));
    }

    @Test
    void theGapsOfOneCaseAreThoseOfThePlainForm() {
        Map<String, String> one = Map.of("case", "wang-2022", "read", "whole", "disease", "cg:Glucagonoma");

        String expected = text(Question.ofFile(Path.of("queries/plain/reporting-gaps.rq")), one, memory);

        assertEquals(expected, text(QuestionLibrary.ofProject().question("reporting-gaps"), one, columns));
    }

    @Test
    void anArgumentOfAnotherKindIsRefused() {
        assertRefused("?c f:reportingGap ( ?d ?f ?n ?all ?percent )", "needs a whole number of percent in");
        assertRefused(
                "?c f:reportingGap ( ?d ?f ?n ?all )",
                "takes ?case and (?concluded ?finding ?cases ?n percent ?absent)");
        assertRefused("?d f:diagnosisFindingCount ( ?f )", "takes ?disease and (?finding ?cases)");
    }

    @Test
    void theDeadlineEndsThem() {
        try (QueryGate gate = new QueryGate(Limits.standard())) {
            GuardedQueries late = new GuardedQueries(columns, gate, new ServiceAllowList(Set.of()));
            for (String pattern : List.of(
                    "?d f:diagnosisFindingCount ( ?f ?n ) . ?e f:diagnosisFindingCount ( ?g ?n )",
                    "?c f:reportingGap ( ?d ?f ?n ?all 0 )")) {
                assertThrows(
                        Refusal.class,
                        () -> late.run(
                                query("SELECT * { " + pattern + " }"),
                                Duration.ofNanos(1),
                                execution -> Iter.count(execution.select())),
                        pattern);
            }
        }
    }

    /** Other tests ask the same dataset meanwhile, so that no number is looked at. */
    @Test
    void whatWasKeptOfAllCasesIsMadeAgainAfterItWasForgotten() {
        for (String pattern : List.of(
                "?disease f:diagnosisFindingCount ( ?finding ?cases )",
                "?case f:reportingGap ( ?disease ?finding ?cases ?all 0 )")) {
            List<String> before = rows(columns, query("SELECT * { " + pattern + " }"));

            assertTrue(Kept.of(columns.getContext()).forget(), pattern);
            assertEquals(before, rows(columns, query("SELECT * { " + pattern + " }")), pattern);
        }
    }

    private static void assertRefused(String pattern, String why) {
        QueryExecException refused = assertThrows(
                QueryExecException.class, () -> rows(memory, query("SELECT * { " + pattern + " }")), pattern);
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
    }

    private static Query query(String text) {
        return QueryFactory.create(PREFIXES + text);
    }

    private static List<String> rows(DatasetGraph dataset, Query query) {
        List<String> rows = new ArrayList<>();
        try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
            execution.select().forEachRemaining(row -> rows.add(written(row, query.getProjectVars())));
        }
        rows.sort(null);
        return rows;
    }

    private static String written(Binding row, List<Var> variables) {
        StringBuilder text = new StringBuilder();
        variables.forEach(
                variable -> text.append(NodeFmtLib.strNT(row.get(variable))).append(' '));
        return text.toString();
    }

    private static String text(Question asked, Map<String, String> arguments, DatasetGraph dataset) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Answer.write(asked.bind(arguments, dataset), dataset, AnswerFormat.CSV, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
