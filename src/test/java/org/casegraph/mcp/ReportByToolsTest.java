package org.casegraph.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casegraph.SharedProject;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the first report says and does not say, asked by tools through the SDK's client. */
@ExtendWith(SharedProject.class)
class ReportByToolsTest {
    private static final String CASE = "https://w3id.org/casegraph/case/wang-2022";
    private static final String PROLOGUE = "BASE <" + CASE + "> PREFIX cg: <" + CG.NS + "> ";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final long SEED = 20261127;

    private static ToolClient client;
    private static Set<String> statements;

    @BeforeAll
    static void connect(Store store) {
        client = ToolClient.of(store);
        statements = ToolClient.rows(client.ask(
                        "ask_question",
                        Map.of("question", "statement-origins", "arguments", Map.of("case", CASE), "limit", 1000)))
                .stream()
                .map(row -> row.get("statement").toString())
                .collect(Collectors.toSet());
    }

    @AfterAll
    static void close() {
        client.close();
    }

    record Fact(String id, String sentence, String tool, String asked, String property, String value) {
        @Override
        public String toString() {
            return id;
        }
    }

    record Unstated(String id, String tool, String arguments, String word) {
        @Override
        public String toString() {
            return id + " " + tool + " " + arguments;
        }
    }

    static Stream<Fact> facts() throws IOException {
        return rows("facts-by-tools.tsv").map(row -> new Fact(row[0], row[1], row[2], row[3], row[4], row[5]));
    }

    static Stream<Unstated> unstated() throws IOException {
        return rows("not-stated-by-tools.tsv").map(row -> new Unstated(row[0], row[1], row[2], row[3]));
    }

    @Test
    void eachFactAndEachThingNotStatedIsExamined() throws IOException {
        assertEquals(199, facts().map(Fact::id).distinct().count());
        assertEquals(50, unstated().map(Unstated::id).distinct().count());
    }

    static Stream<Fact> someFacts() throws IOException {
        return some(facts(), 25);
    }

    static Stream<Unstated> someUnstated() throws IOException {
        return some(unstated(), 12);
    }

    private static <T> Stream<T> some(Stream<T> all, int number) {
        List<T> mixed = new ArrayList<>(all.toList());
        Collections.shuffle(mixed, new Random(SEED));
        return mixed.stream().limit(number);
    }

    @ParameterizedTest
    @MethodSource("someFacts")
    void someFactsAreFoundWithTheirPassage(Fact fact) {
        find(fact);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("facts")
    void eachFactIsFoundWithItsPassageByTwoCallsAtMost(Fact fact) {
        find(fact);
    }

    private static void find(Fact fact) {
        Map<String, Object> answer;
        String column;
        if (fact.tool().equals("status_of")) {
            column = fact.property();
            answer = client.ask("status_of", Map.of("term", fact.asked(), "case", CASE));
        } else {
            String iri = iri(fact.asked());
            assertTrue(statements.contains(iri), () -> iri + " is not told by the first call");
            column = "value";
            answer = client.ask("why", Map.of("iri", iri, "property", fact.property(), "limit", 1000));
        }
        List<Map<String, Object>> telling = ToolClient.rows(answer).stream()
                .filter(row -> iri(fact.value()).equals(row.get(column)))
                .toList();
        assertTrue(!telling.isEmpty(), () -> fact.value() + " is not told: " + answer);
        Optional<Map<?, ?>> evidence = telling.stream()
                .<Map<?, ?>>map(row -> (Map<?, ?>) row.get("evidence"))
                .filter(told -> String.valueOf(told.get("passage"))
                        .matches("\\Q" + CASE + "#p" + fact.sentence() + "\\E(-\\d+)?"))
                .findFirst();
        assertTrue(evidence.isPresent(), () -> "no passage of sentence " + fact.sentence() + ": " + telling);
        assertTrue(!evidence.get().get("quote").toString().isBlank());
        assertTrue(evidence.get().get("address").toString().startsWith("http://localhost:"));
    }

    @ParameterizedTest
    @MethodSource("someUnstated")
    void someOfWhatTheReportDoesNotSayIsAnsweredWithTheRightWord(Unstated unstated) throws IOException {
        refuse(unstated);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("unstated")
    void allThatTheReportDoesNotSayIsAnsweredWithTheRightWord(Unstated unstated) throws IOException {
        refuse(unstated);
    }

    private static void refuse(Unstated unstated) throws IOException {
        Map<String, Object> arguments = JSON.readValue(unstated.arguments(), new TypeReference<>() {});
        arguments.computeIfPresent("query", (name, query) -> PROLOGUE + query);

        Map<String, Object> answer = client.ask(unstated.tool(), arguments);

        assertEquals(unstated.word(), answer.get("word"), answer::toString);
    }

    private static String iri(String name) {
        if (name.startsWith("#")) {
            return CASE + name;
        }
        if (name.startsWith("knowledge#")) {
            return "https://w3id.org/casegraph/" + name;
        }
        return name.startsWith("cg:") ? CG.NS + name.substring(3) : name;
    }

    private static Stream<String[]> rows(String file) throws IOException {
        try (InputStream in = ReportByToolsTest.class.getResourceAsStream("/cases/wang-2022/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#") && !line.startsWith("id\t"))
                            .map(line -> line.split("\t", -1))
                            .toList()
                            .stream();
        }
    }
}
