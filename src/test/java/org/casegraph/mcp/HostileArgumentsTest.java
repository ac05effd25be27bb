package org.casegraph.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.modelcontextprotocol.spec.McpSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.casegraph.SharedProject;
import org.casegraph.evaluation.Limits;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every parameter of every tool, as the tools themselves tell them, with values that nobody means well with. */
@ExtendWith(SharedProject.class)
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class HostileArgumentsTest {
    private static final Set<String> WORDS =
            Set.of("found", "not reported", "not read", "no such term", "no such case", "refused");
    /** What the gate allows, and a little for the way. */
    private static final long LONGEST_SECONDS = Limits.standard().deadline().toSeconds() + 10;

    private static final List<Object> HOSTILE = List.of(
            "x".repeat(9_999),
            "x".repeat(200_000),
            "\u0000",
            "\uD800",
            "🧬".repeat(2_000),
            "<http://[bad>",
            "<http://example.org/a b>",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "../../etc/passwd",
            "?x } DELETE WHERE { ?s ?p ?o",
            "\" . } SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } #",
            "${jndi:ldap://127.0.0.1/x}",
            "(a+)+$",
            "((((((((((".repeat(900),
            "case=wang-2022&case=&disease=%00",
            -1,
            1e308,
            Long.MIN_VALUE,
            true,
            List.of(),
            List.of(List.of("a")),
            Map.of("a", Map.of("b", "c")),
            Collections.nCopies(100, "glossitis"),
            Collections.nCopies(101, "glossitis"));

    private static ToolClient client;
    private static final Map<String, Map<String, Object>> PARAMETERS = new LinkedHashMap<>();

    @BeforeAll
    static void connect(Store store) {
        client = ToolClient.of(store);
        client.sdk()
                .listTools()
                .tools()
                .forEach(tool -> PARAMETERS.put(tool.name(), tool.inputSchema().properties()));
    }

    @AfterAll
    static void close() {
        client.close();
    }

    private record Call(String tool, Map<String, Object> arguments) {}

    private static List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        PARAMETERS.forEach((tool, parameters) -> parameters
                .keySet()
                .forEach(parameter -> HOSTILE.forEach(value -> {
                    Map<String, Object> arguments = new HashMap<>(required(tool));
                    arguments.put(parameter, value);
                    calls.add(new Call(tool, arguments));
                })));
        QuestionLibrary.ofProject()
                .questions()
                .forEach(question -> HOSTILE.forEach(value -> {
                    Map<String, Object> arguments = new HashMap<>();
                    QuestionTools.parameters(question).forEach(parameter -> arguments.put(parameter.name(), value));
                    if (value.toString().length() < 100_000) {
                        // As many of the longest are more than a message may have.
                        calls.add(new Call("ask_question", Map.of("question", question.id(), "arguments", arguments)));
                    }
                }));
        return calls;
    }

    /** So that what is hostile is reached. */
    private static Map<String, Object> required(String tool) {
        return switch (tool) {
            case "find_term" -> Map.of("words", "glossitis");
            case "ask_question" -> Map.of("question", "timeline");
            case "status_of" -> Map.of("term", "glossitis");
            case "undecided" -> Map.of("case", "hu-2023");
            case "why" -> Map.of("iri", "wang-2022#glossitis", "property", "a");
            case "compare_groups" -> Map.of("first", "female", "second", "male", "by", "sex");
            case "sparql" -> Map.of("query", "ASK {}");
            default -> Map.of();
        };
    }

    @Test
    void eachToolTakesSomething() {
        assertEquals(12, PARAMETERS.size());
        assertTrue(PARAMETERS.values().stream().allMatch(parameters -> parameters.containsKey("limit")));
        assertTrue(calls().size() > 2_000, () -> calls().size() + " calls");
    }

    @Test
    void someHostileValuesAreAnsweredInWords() {
        List<Call> mixed = new ArrayList<>(calls());
        Collections.shuffle(mixed, new Random(20261127));
        mixed.stream().limit(60).forEach(HostileArgumentsTest::assertAnswered);
    }

    @Test
    @Tag("long")
    void eachHostileValueOfEachParameterIsAnsweredInWords() {
        calls().forEach(HostileArgumentsTest::assertAnswered);
        assertEquals(
                "found",
                client.ask("status_of", Map.of("term", "glossitis", "case", "wang-2022"))
                        .get("word"));
    }

    private static void assertAnswered(Call call) {
        long begun = System.nanoTime();
        McpSchema.CallToolResult result =
                client.sdk().callTool(new McpSchema.CallToolRequest(call.tool(), call.arguments()));
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
        Map<?, ?> answer = (Map<?, ?>) result.structuredContent();
        String shown = call.toString();
        String what = shown.substring(0, Math.min(300, shown.length())) + ": " + result;
        assertTrue(answer != null && WORDS.contains(answer.get("word")), what);
        String words = String.valueOf(answer.get("answer"));
        assertFalse(words.contains("Exception") || words.contains("org.apache") || words.contains("null"), what);
        assertTrue(words.length() < 30_000, () -> words.length() + " characters: " + what);
        assertTrue(seconds <= LONGEST_SECONDS, () -> seconds + " s: " + what);
    }
}
