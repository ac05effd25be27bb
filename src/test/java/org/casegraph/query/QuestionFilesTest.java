package org.casegraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.problem.Problem;
import org.casegraph.project.ProjectFiles;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class QuestionFilesTest {
    private static final int MOST_PATTERNS = 4;
    private static final Set<String> ONE_CASE = Set.of(
            "findings-before-diagnosis",
            "findings-after-surgery",
            "order-undetermined",
            "timeline",
            "intervals",
            "abnormal-results",
            "result-changes",
            "absent-findings",
            "imaging-findings",
            "grade-by-specimen",
            "immunohistochemistry",
            "diagnosis-evidence",
            "treatments",
            "metastatic-sites",
            "passages",
            "statement-origins",
            "syndrome-features",
            "outcome",
            "tensions");

    private final DatasetGraph dataset = Fixture.dataset();
    /** Those across cases are asked of a cohort in AcrossCasesTest. */
    private final List<Question> questions = QuestionLibrary.ofProject().questions().stream()
            .filter(question -> !question.tags().contains("cases"))
            .toList();

    @Test
    void everyOneCaseQuestionOfTheDesignIsThere() {
        Set<String> missing = new TreeSet<>(ONE_CASE);
        questions.forEach(question -> missing.remove(question.id()));

        assertEquals(Set.of(), missing);
    }

    @TestFactory
    Stream<DynamicTest> eachSaysInPlainWordsWhatItAnswers() {
        return each(question -> {
            assertTrue(question.summary().endsWith("?"), question.summary());
            assertFalse(question.summary().contains("\n"), question.summary());
            assertTrue(question.description().startsWith("A row is "), question.description());
            assertTrue(question.description().matches(".* not .*"), "what is not in it: " + question.description());
            assertFalse(question.tags().isEmpty());
            question.parameters()
                    .forEach(parameter -> assertFalse(parameter.description().isEmpty(), parameter.name()));
        });
    }

    @TestFactory
    Stream<DynamicTest> eachTellsTheColumnsOfItsRows() {
        return QuestionLibrary.ofProject().questions().stream()
                .map(question -> DynamicTest.dynamicTest(
                        question.id(),
                        () -> assertEquals(
                                question.query().getResultVars(),
                                question.columns().stream().map(Column::name).toList())));
    }

    @Test
    void everyQuestionSaysWhoAsksItAndWhatFor() {
        QuestionLibrary.ofProject().questions().forEach(question -> {
            assertTrue(question.askedBy().isPresent(), question.id());
            assertTrue(question.use().endsWith("."), question.id() + ": " + question.use());
            assertFalse(question.use().startsWith("A row"), question.id());
        });
    }

    @Test
    void aColumnIsOfAKindAndMayBeEmpty() {
        Question question =
                Question.of("a", "a.rq", "#+ columns: {x: iri, y: number or none}\nSELECT ?x ?y { ?x ?p ?y }");

        assertEquals(
                List.of(new Column("x", Column.Kind.IRI, true), new Column("y", Column.Kind.NUMBER, false)),
                question.columns());
        assertEquals(
                "a.rq: the column 'x' is 'number or nothing', which is no kind of value. Write iri, text, integer, number,"
                        + " boolean, date, duration, and after it 'or none' if a row may have nothing there.",
                assertThrows(
                                Problem.class,
                                () -> Question.of(
                                        "a", "a.rq", "#+ columns: {x: number or nothing}\nSELECT ?x { ?x ?p ?y }"))
                        .getMessage());
    }

    @TestFactory
    Stream<DynamicTest> eachCanBeAskedOfOneCaseAndAsksAllByDefault() {
        return each(question -> {
            Parameter parameter = question.parameters().get(0);
            assertEquals("case", parameter.name());
            assertEquals("_case_iri", parameter.variable());
            assertTrue(parameter.defaultValue().isEmpty());
        });
    }

    @TestFactory
    Stream<DynamicTest> eachDefaultIsAChoice() {
        return each(question -> question.parameters().stream()
                .filter(parameter -> parameter.defaultValue().isPresent())
                .forEach(parameter -> assertTrue(
                        parameter.choices().stream().anyMatch(choice -> choice.name()
                                .equals(parameter.defaultValue().get())),
                        parameter.toString())));
    }

    @TestFactory
    Stream<DynamicTest> eachNeedsAtMostFourPatternsBesidesLabelsAndPassages() {
        return each(question -> {
            List<String> patterns = CountedPatterns.of(question.query());
            assertTrue(patterns.size() <= MOST_PATTERNS, patterns::toString);
        });
    }

    @TestFactory
    Stream<DynamicTest> eachHasNoPropertyPath() {
        return each(question -> assertEquals(List.of(), CountedPatterns.paths(question.query())));
    }

    /** Some engines read {@code a - b - c} as {@code a - (b - c)}. */
    @Test
    void noQuerySubtractsWithoutBracketsBeforeItGoesOn() {
        Pattern goesOn = Pattern.compile("\\?\\w+ - \\?\\w+ [-+] \\S+");
        assertTrue(goesOn.matcher("(?a - ?b - ?c AS ?d)").find());

        Map<String, String> found = new TreeMap<>();
        ProjectFiles.under("queries", ".rq")
                .forEach((file, text) ->
                        goesOn.matcher(text).results().forEach(match -> found.put(file, match.group())));

        assertEquals(Map.of(), found);
    }

    @TestFactory
    Stream<DynamicTest> eachIsOrdered() {
        return each(question -> assertTrue(question.query().hasOrderBy()));
    }

    @TestFactory
    Stream<DynamicTest> eachRowCarriesTheCaseFirstAndALabelBesideEveryThing() {
        return each(question -> {
            List<String> columns = question.query().getResultVars();
            assertEquals("case", columns.get(0));
            try (QueryExec execution =
                    QueryExec.dataset(dataset).query(question.query()).build()) {
                execution
                        .select()
                        .forEachRemaining(row -> row.forEach((variable, node) -> {
                            if (isThing(variable, node)) {
                                assertTrue(columns.contains(variable.getVarName() + "Label"), variable.toString());
                            }
                        }));
            }
        });
    }

    private static boolean isThing(Var variable, Node node) {
        String name = variable.getVarName();
        return node.isURI() && !name.equals("case") && !name.toLowerCase().endsWith("passage");
    }

    @TestFactory
    Stream<DynamicTest> eachAnswersWhatIsExpected() {
        return each(question -> {
            String expected = Fixture.text(question.id() + ".expected.csv")
                    .orElseThrow(() -> new AssertionError("query/" + question.id() + ".expected.csv is missing"));
            String actual =
                    Fixture.answer(question.bind(Map.of("case", "invented-1999"), dataset), dataset, AnswerFormat.CSV);

            assertTrue(expected.lines().count() > 1, "no row expected");
            assertEquals(orderFree(expected), orderFree(actual));
        });
    }

    /** The heading, then the rows sorted. */
    private static List<String> orderFree(String csv) {
        return Stream.concat(csv.lines().limit(1), csv.lines().skip(1).sorted()).toList();
    }

    @TestFactory
    Stream<DynamicTest> eachAnswersTheSameForOneCaseAsForAllRestrictedToIt() {
        return each(question -> {
            String one =
                    Fixture.answer(question.bind(Map.of("case", "invented-1999"), dataset), dataset, AnswerFormat.CSV);
            String all = Fixture.answer(question.query(), dataset, AnswerFormat.CSV);

            assertEquals(
                    orderFree(one).stream().skip(1).toList(),
                    orderFree(all).stream()
                            .filter(row -> row.startsWith("https://w3id.org/casegraph/case/invented-1999,"))
                            .toList());
        });
    }

    @TestFactory
    Stream<DynamicTest> eachRunsWithEachChoice() {
        return questions.stream()
                .flatMap(question -> question.parameters().stream().flatMap(parameter -> parameter.choices().stream()
                        .map(choice -> DynamicTest.dynamicTest(
                                question.id() + " " + parameter.name() + "=" + choice.name(),
                                () -> assertTrue(Fixture.answer(
                                                question.bind(Map.of(parameter.name(), choice.name()), dataset),
                                                dataset,
                                                AnswerFormat.CSV)
                                        .startsWith("case,"))))));
    }

    @TestFactory
    Stream<DynamicTest> noneCallsADeniedFindingPresent() {
        return each(question -> {
            List<String> columns = question.query().getResultVars();
            try (QueryExec execution =
                    QueryExec.dataset(dataset).query(question.query()).build()) {
                execution.select().forEachRemaining(row -> {
                    String cells = row.toString();
                    if (columns.contains("polarity") && cells.contains("#no-")) {
                        assertEquals("absent", row.get(Var.alloc("polarity")).getLiteralLexicalForm(), cells);
                    }
                });
            }
        });
    }

    private Stream<DynamicTest> each(Consumer<Question> claim) {
        return questions.stream().map(question -> DynamicTest.dynamicTest(question.id(), () -> claim.accept(question)));
    }
}
