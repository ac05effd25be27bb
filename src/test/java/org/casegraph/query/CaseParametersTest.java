package org.casegraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.MappedProject;
import org.casegraph.SharedProject;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.problem.Problem;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every question over many cases chooses them in the same way. */
@ExtendWith(SharedProject.class)
class CaseParametersTest {
    private static final QuestionLibrary LIBRARY = QuestionLibrary.ofProject();

    private static DatasetGraph memory;
    private static DatasetGraph columns;

    @BeforeAll
    static void open(MappedProject project) {
        memory = project.memory();
        columns = project.columns();
    }

    static Stream<String> overManyCases() {
        return LIBRARY.questions().stream()
                .filter(question -> question.tags().contains("cases"))
                .map(Question::id);
    }

    /** Of which the rows are of one case each, by this column. */
    private static final Map<String, String> OF_ONE_CASE = new TreeMap<>(Map.of(
            "age-outliers", "case",
            "cases-by-diagnosis", "case",
            "cases-with-and-without", "case",
            "diagnostic-delay", "case",
            "grade-discordance", "case",
            "misdiagnoses", "case",
            "reporting-gaps", "case",
            "shared-findings", "other",
            "status-of", "case",
            "treatment-outcomes", "case"));

    static Stream<String> ofOneCase() {
        return OF_ONE_CASE.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("overManyCases")
    void eachTakesEveryConditionThatIsNoParameterOfItsOwn(String id) {
        Question question = LIBRARY.question(id);

        Arrays.stream(SelectionKey.values())
                .forEach(key -> assertEquals(
                        1,
                        Stream.concat(question.parameters().stream(), question.caseParameters().stream())
                                .filter(parameter -> parameter.isCalled(key.word()))
                                .count(),
                        key.word()));
    }

    @ParameterizedTest
    @MethodSource("ofOneCase")
    void whatIsChosenBeforeIsWhatWouldBeChosenOfTheRows(String id) {
        Question question = LIBRARY.question(id);
        String column = OF_ONE_CASE.get(id);
        Set<String> women = values(
                QueryFactory.create(
                        "SELECT ?case { ?p <" + CG.NS + "sex> <" + CG.NS + "Female> ; <" + CG.NS + "inCase> ?case }"),
                memory,
                "case");
        Map<String, List<String>> some = id.equals("shared-findings") ? Map.of("case", List.of("wang-2022")) : Map.of();
        Map<String, List<String>> chosen = new TreeMap<>(some);
        chosen.put("sex", List.of("female"));

        List<String> all = rows(question.bindAny(some, memory), memory, column).stream()
                .filter(row -> women.contains(row.substring(0, row.indexOf('|'))))
                .toList();
        assertEquals(all, rows(question.bindAny(chosen, memory), memory, column));
        assertEquals(all, rows(question.bindAny(chosen, columns), columns, column));
    }

    @ParameterizedTest
    @MethodSource("overManyCases")
    void theQueryThatIsShownIsTheOneThatIsAsked(String id) {
        Question question = LIBRARY.question(id);
        Query bound = question.bindAny(
                Map.of("sex", List.of("female"), "age", List.of("18..40", "P60Y.."), "gene", List.of("MEN1")), columns);
        String text = question.textOf(bound);

        assertEquals(bound, QueryFactory.create(text, CG.BASE, bound.getSyntax()));
        assertTrue(
                text.startsWith("#+ summary"),
                "the file's own words: " + text.lines().findFirst());
        assertTrue(text.contains("\"gene=MEN1&sex=female&age=18..40&age=P60Y..\""), text);
    }

    @Test
    void frequenciesOfACohortAreOfAnyDiseaseButOneThatIsGiven() {
        Question question = LIBRARY.question("finding-frequency");

        assertEquals(
                Set.of(values(
                                QueryFactory.create("SELECT (COUNT(DISTINCT ?case) AS ?n) { ?p <" + CG.NS + "sex> <"
                                        + CG.NS + "Male> ; <" + CG.NS + "inCase> ?case }"),
                                memory,
                                "n")
                        .iterator()
                        .next()),
                values(question.bindAny(Map.of("sex", List.of("male")), columns), columns, "n"));
        List<String> findings = rows(question.bindAny(Map.of("sex", List.of("male")), columns), columns, "finding");
        assertEquals(
                findings.size(),
                findings.stream()
                        .map(row -> row.substring(0, row.indexOf('|')))
                        .distinct()
                        .count());
        Set<String> glucagonoma = values(
                question.bindAny(Map.of("sex", List.of("male"), "disease", List.of("glucagonoma")), columns),
                columns,
                "n");
        assertEquals(1, glucagonoma.size());
        assertFalse(glucagonoma.equals(values(question.bindAny(Map.of(), columns), columns, "n")));
    }

    @Test
    void theNearestAreTakenOfTheCohort() {
        Question question = LIBRARY.question("similar-cases");
        Map<String, List<String>> few = Map.of("case", List.of("wang-2022"), "top", List.of("few"));
        Map<String, List<String>> men = new TreeMap<>(few);
        men.put("sex", List.of("male"));

        assertEquals(5, rows(question.bindAny(few, columns), columns, "similar").size());
        assertEquals(5, rows(question.bindAny(men, columns), columns, "similar").size());
        assertFalse(rows(question.bindAny(few, columns), columns, "similar")
                .equals(rows(question.bindAny(men, columns), columns, "similar")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "age=old | age=old: this means nothing. Write completed years as 18..40",
                "read=half | read=half: this is none of its values. Give one of whole, ",
                "variant=bad | variant=bad: this means nothing. Write one of missense",
                "weight=5 | weight=5: compare-groups has no parameter 'weight'. Nearest: "
            })
    void aValueThatMeansNothingIsToldBeforeAnythingIsAsked(String argument, String told) {
        String[] parts = argument.split("=");
        Problem problem = assertThrows(
                Problem.class, () -> LIBRARY.question("compare-groups").bind(Map.of(parts[0], parts[1]), memory));

        assertTrue(problem.getMessage().startsWith(told), problem.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"glucagonoma", "cg:Glucagonoma"})
    void aDiseaseIsTakenByItsLabelToo(String disease) {
        Query bound = LIBRARY.question("compare-groups")
                .bind(Map.of("disease", disease, "by", "sex", "first", "female", "second", "male"), memory);

        assertTrue(rows(bound, memory, "feature").size() > 50);
    }

    private static List<String> rows(Query query, DatasetGraph dataset, String first) {
        List<String> rows = new ArrayList<>();
        try (QueryExec exec = QueryExec.dataset(dataset).query(query).build()) {
            exec.select().forEachRemaining(row -> {
                Map<String, String> cells = new TreeMap<>();
                row.forEach((variable, value) -> cells.put(variable.getVarName(), value.toString()));
                rows.add(cells.get(first) + "|" + cells);
            });
        }
        return rows;
    }

    private static Set<String> values(Query query, DatasetGraph dataset, String column) {
        Set<String> values = new HashSet<>();
        try (QueryExec exec = QueryExec.dataset(dataset).query(query).build()) {
            exec.select()
                    .forEachRemaining(row -> values.add(
                            row.get(column).isURI()
                                    ? row.get(column).getURI()
                                    : row.get(column).getLiteralLexicalForm()));
        }
        return values;
    }
}
