package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.casegraph.query.Answer;
import org.casegraph.query.AnswerFormat;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What each question answers of the first case, row by row in order. Each file in {@code answers/} is an answer that was
 * read against the report: {@code <id>.csv} with the defaults, {@code <id>.<name>=<value>.csv} with an argument, or
 * several.
 */
@ExtendWith(SharedProject.class)
class WangAnswersTest {
    private static final Path ANSWERS = Path.of("src/test/resources/cases/wang-2022/answers");
    private static final String ENDING = ".csv";

    private static WangStore store;

    private final QuestionLibrary library = QuestionLibrary.ofProject();

    @BeforeAll
    static void read(WangStore built) {
        store = built;
    }

    @TestFactory
    Stream<DynamicTest> eachQuestionAnswersWhatTheReportSays() {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file, () -> {
                    String[] parts =
                            file.substring(0, file.length() - ENDING.length()).split("\\.");

                    assertEquals(
                            lines(Files.readString(ANSWERS.resolve(file))), lines(answer(parts[0], arguments(parts))));
                }));
    }

    @Test
    void everyQuestionOnOneCaseHasItsAnswer() {
        Set<String> missing = onOneCase().map(Question::id).collect(Collectors.toCollection(TreeSet::new));
        files().forEach(file -> missing.remove(file.substring(0, file.length() - ENDING.length())));

        assertEquals(Set.of(), missing);
    }

    @Test
    void noAnswerHasARowTwice() {
        onOneCase().forEach(question -> {
            List<String> rows = lines(answer(question.id(), Map.of()));

            assertEquals(rows.stream().distinct().toList(), rows, question.id());
        });
    }

    @Test
    void noQuestionAnswersWithWhatIsDenied() {
        for (String denied : List.of("cg:Diarrhoea", "obo:HP_0002014", "cg:AbdominalPain", "cg:WeightLoss")) {
            String iri = denied.replace("cg:", "https://w3id.org/casegraph/ontology#")
                    .replace("obo:", "http://purl.obolibrary.org/obo/");

            assertEquals("f\r\n", answer("SELECT * { ?f a <" + iri + "> }"), denied);
        }
    }

    @Test
    void theGlucagonBeforeSurgeryHasNoExactValueAnywhere() {
        String asked =
                """
                PREFIX cg: <https://w3id.org/casegraph/ontology#>
                SELECT ?f { { ?f cg:value ?v } UNION { ?f cg:upper ?v } FILTER (?v >= 800) }
                """;

        assertEquals("f\r\n", answer(asked));
        assertTrue(answer("abnormal-results", Map.of()).contains(",> 800,pg/mL,"));
    }

    private Stream<Question> onOneCase() {
        return library.questions().stream().filter(question -> !question.tags().contains("cases"));
    }

    private static Map<String, String> arguments(String[] parts) {
        return Arrays.stream(parts)
                .skip(1)
                .map(argument -> argument.split("="))
                .collect(Collectors.toMap(argument -> argument[0], argument -> argument[1]));
    }

    private static Set<String> files() {
        try (Stream<Path> files = Files.list(ANSWERS)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String csv) {
        return csv.lines().toList();
    }

    private String answer(String id, Map<String, String> arguments) {
        return written(library.question(id).bind(arguments, store.store().dataset()));
    }

    private static String answer(String query) {
        return written(QueryFactory.create(query));
    }

    private static String written(Query query) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Answer.write(query, store.store().dataset(), AnswerFormat.CSV, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
