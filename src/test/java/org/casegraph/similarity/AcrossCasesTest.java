package org.casegraph.similarity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.query.Answer;
import org.casegraph.query.AnswerFormat;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The questions across cases, asked of the invented cohort. */
class AcrossCasesTest {
    private static final Path EXPECTED = Path.of("src/test/resources/similarity/expected");
    private static final Set<String> IDS = Set.of(
            "cases-with-and-without",
            "diagnostic-delay",
            "age-outliers",
            "annotation-audit",
            "grade-discordance",
            "reporting-gaps",
            "treatment-outcomes",
            "cases-by-diagnosis",
            "compare-groups",
            "differential",
            "finding-frequency",
            "shared-findings",
            "similar-cases",
            "claims-and-cases",
            "status-of",
            "misdiagnoses",
            "order-patterns",
            "time-between",
            "values-over-time");

    private final Store store = Cohort.store();
    private final List<Question> questions = QuestionLibrary.ofProject().questions().stream()
            .filter(question -> question.tags().contains("cases"))
            .toList();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everyQuestionOfTheDesignIsThere() {
        assertEquals(
                new TreeSet<>(IDS),
                questions.stream().map(Question::id).collect(Collectors.toCollection(TreeSet::new)));
    }

    @TestFactory
    Stream<DynamicTest> eachAnswersWhatIsExpected() {
        DatasetGraph dataset = store.dataset();
        return questions.stream()
                .map(question -> DynamicTest.dynamicTest(
                        question.id(),
                        () -> assertEquals(
                                Files.readString(EXPECTED.resolve(question.id() + ".csv")),
                                answer(question, Map.of(), dataset))));
    }

    @TestFactory
    Stream<DynamicTest> eachSaysInPlainWordsWhatItAnswersAndIsOrdered() {
        return questions.stream()
                .map(question -> DynamicTest.dynamicTest(question.id(), () -> {
                    assertTrue(question.summary().endsWith("?"), question.summary());
                    assertTrue(question.description().startsWith("A row is "), question.description());
                    assertTrue(question.description().matches(".* not .*"), question.description());
                    assertTrue(question.query().hasOrderBy());
                    question.parameters()
                            .forEach(parameter ->
                                    assertTrue(!parameter.description().isEmpty(), parameter.name()));
                }));
    }

    /** But what {@code by} says is a choice about the values of two others, and none that can be made alone. */
    @TestFactory
    Stream<DynamicTest> eachRunsWithEachChoice() {
        return questions.stream().flatMap(question -> question.parameters().stream()
                .filter(parameter -> !parameter.name().equals("by"))
                .flatMap(parameter -> parameter.choices().stream()
                        .map(choice -> DynamicTest.dynamicTest(
                                question.id() + " " + parameter.name() + "=" + choice.name(),
                                () -> assertTrue(
                                        answer(question, Map.of(parameter.name(), choice.name()), store.dataset())
                                                        .lines()
                                                        .count()
                                                >= 1)))));
    }

    @Test
    void aDeniedWiderClassIsAbsenceOfTheOneBelow() throws IOException {
        String frequency = answer(question("finding-frequency"), Map.of(), store.dataset());

        assertTrue(
                frequency.contains(
                        "https://w3id.org/casegraph/ontology#NecrolyticMigratoryErythema,necrolytic migratory erythema,2,1,0,0,0,3,66.7,66.7"),
                frequency);
    }

    @Test
    void aDiagnosisIsFoundByAnotherVocabularysTerm() {
        String mondo = answer(
                question("cases-by-diagnosis"),
                Map.of("disease", "http://purl.obolibrary.org/obo/MONDO_0005070"),
                store.dataset());

        assertTrue(mondo.contains("invented-2006"), mondo);
    }

    private Question question(String id) {
        return QuestionLibrary.ofProject().question(id);
    }

    static String answer(Question question, Map<String, String> arguments, DatasetGraph dataset) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Answer.write(question.bind(arguments, dataset), dataset, AnswerFormat.CSV, out);
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
