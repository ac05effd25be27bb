package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casegraph.query.Answer;
import org.casegraph.query.AnswerFormat;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the questions across cases answer of the project's own cases; the names of the files are those of the first case's answers. */
@ExtendWith(SharedProject.class)
class CohortAnswersTest {
    private static final Path ANSWERS = Path.of("src/test/resources/cases/cohort/answers");
    private static final String ENDING = ".csv";

    private static Store store;

    private final QuestionLibrary library = QuestionLibrary.ofProject();

    @BeforeAll
    static void read(Store built) {
        store = built;
    }

    @TestFactory
    Stream<DynamicTest> eachQuestionAnswersWhatTheCasesSay() {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file, () -> {
                    String[] parts = stem(file).split("\\.");

                    assertEquals(
                            Files.readString(ANSWERS.resolve(file)).lines().toList(),
                            answer(parts).lines().toList());
                }));
    }

    @Test
    void everyQuestionAcrossCasesHasItsAnswer() {
        Set<String> missing = library.questions().stream()
                .filter(question -> question.tags().contains("cases"))
                .map(Question::id)
                .collect(Collectors.toCollection(TreeSet::new));
        files().forEach(file -> missing.remove(stem(file).split("\\.")[0]));

        assertEquals(Set.of(), missing);
    }

    private String answer(String[] parts) {
        Map<String, String> arguments = Arrays.stream(parts)
                .skip(1)
                .map(argument -> argument.split("="))
                .collect(Collectors.toMap(argument -> argument[0], argument -> argument[1]));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Answer.write(
                library.question(parts[0]).bind(arguments, store.dataset()), store.dataset(), AnswerFormat.CSV, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String stem(String file) {
        return file.substring(0, file.length() - ENDING.length());
    }

    private static Set<String> files() {
        try (Stream<Path> files = Files.list(ANSWERS)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
