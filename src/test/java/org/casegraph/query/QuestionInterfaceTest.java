package org.casegraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.problem.Problem;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What others rely on when they ask a question: its parameters, their values, its columns. */
class QuestionInterfaceTest {
    private static final Path FOLDER = Path.of("src/test/resources/query");
    /** How the cases are chosen, wherever more than one is asked. */
    private static final Set<String> CASE_CHOICE =
            Arrays.stream(SelectionKey.values()).map(SelectionKey::word).collect(Collectors.toSet());

    private static final DatasetGraph DATASET = Fixture.dataset();

    private final QuestionLibrary library = QuestionLibrary.ofProject();

    @TestFactory
    Stream<DynamicTest> aParameterOncePublishedIsStillThere() {
        return table("published-parameters.tsv")
                .map(row -> DynamicTest.dynamicTest(row.get(0) + " " + row.get(1), () -> {
                    Parameter parameter = parameters(library.question(row.get(0)))
                            .filter(candidate -> candidate.isCalled(row.get(1)))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("dropped"));
                    Set<String> dropped = words(row.get(2));
                    parameter.choices().forEach(choice -> dropped.remove(choice.name()));
                    assertEquals(Set.of(), dropped);
                }));
    }

    @TestFactory
    Stream<DynamicTest> eachQuestionAcrossCasesHasTheParametersAndColumnsOfTheDesign() {
        return table("across-cases.tsv")
                .map(row -> DynamicTest.dynamicTest(row.get(0), () -> {
                    Question question = library.question(row.get(0));
                    Set<String> parameters =
                            parameters(question).map(Parameter::name).collect(Collectors.toCollection(TreeSet::new));
                    Set<String> expected = words(row.get(1));
                    expected.addAll(CASE_CHOICE);
                    Set<String> missing = words(row.get(2));
                    question.query().getResultVars().forEach(missing::remove);

                    assertTrue(parameters.containsAll(expected), () -> parameters + " are not all of " + expected);
                    assertEquals(Set.of(), missing);
                }));
    }

    @Test
    void theDesignNamesEachQuestionAcrossCases() {
        assertEquals(
                table("across-cases.tsv").map(row -> row.get(0)).sorted().toList(),
                library.questions().stream()
                        .filter(question -> question.tags().contains("cases"))
                        .map(Question::id)
                        .toList());
    }

    @Test
    void aDiseaseWasOnceADiagnosis() {
        assertEquals(
                Set.of("cases-by-diagnosis disease diagnosis", "finding-frequency disease diagnosis"),
                library.questions().stream()
                        .flatMap(question -> question.parameters().stream()
                                .flatMap(parameter -> parameter.secondName().stream()
                                        .map(second -> question.id() + " " + parameter.name() + " " + second)))
                        .collect(Collectors.toSet()));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoneOfAClosedListIsRefusedWithAllThereAre() {
        return parameters(Parameter::isClosed, (question, parameter) -> {
            for (String none : List.of("foo", "cg:Case", "http://example.org/foo")) {
                Problem refused =
                        assertThrows(Problem.class, () -> question.bind(Map.of(parameter.name(), none), DATASET), none);

                assertEquals(
                        parameter.name() + "=" + none + ": this is none of its values. Give one of "
                                + parameter.choices().stream()
                                        .map(Parameter.Choice::name)
                                        .collect(Collectors.joining(", "))
                                + ".",
                        refused.getMessage());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> eachOfAClosedListIsTakenByNameAndAsItIs() {
        return parameters(Parameter::isClosed, (question, parameter) -> parameter
                .choices()
                .forEach(choice -> assertEquals(
                        question.bind(Map.of(parameter.name(), choice.name()), DATASET),
                        question.bind(Map.of(parameter.name(), choice.value()), DATASET))));
    }

    @TestFactory
    Stream<DynamicTest> aTextWithNamedValuesIsAClosedList() {
        return parameters(
                parameter -> parameter.type() == Parameter.Type.STRING
                        && !parameter.choices().isEmpty(),
                (question, parameter) -> assertTrue(parameter.isClosed(), parameter.toString()));
    }

    private static Stream<Parameter> parameters(Question question) {
        return Stream.concat(question.parameters().stream(), question.caseParameters().stream());
    }

    private interface Claim {
        void of(Question question, Parameter parameter);
    }

    private Stream<DynamicTest> parameters(Predicate<Parameter> which, Claim claim) {
        List<DynamicTest> tests = new ArrayList<>();
        library.questions().forEach(question -> question.parameters().stream()
                .filter(which)
                .forEach(parameter -> tests.add(DynamicTest.dynamicTest(
                        question.id() + " " + parameter.name(), () -> claim.of(question, parameter)))));
        assertTrue(tests.size() > 10, tests.toString());
        return tests.stream();
    }

    private static Stream<List<String>> table(String file) {
        try {
            return Files.readAllLines(FOLDER.resolve(file)).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of a cell; a dash is none. */
    private static Set<String> words(String cell) {
        return cell.equals("-") ? new TreeSet<>() : new TreeSet<>(List.of(cell.split(" ")));
    }
}
