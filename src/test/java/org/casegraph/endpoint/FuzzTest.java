package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.evaluation.Limits;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Queries, parameters and negotiation made at random from a seed: each is answered, or refused for a reason. What was
 * once a mistake lies in {@code fuzz/corpus.txt}, a request target in each line, and is asked in each build.
 */
class FuzzTest {
    private static final Set<Integer> DECLARED =
            Set.of(200, 303, 304, 400, 403, 404, 405, 406, 413, 414, 415, 421, 431, 503);
    private static final List<String> WORDS = List.of(
            "SELECT",
            "ASK",
            "CONSTRUCT",
            "DESCRIBE",
            "WHERE",
            "{",
            "}",
            "(",
            ")",
            "[",
            "]",
            "?x",
            "?y",
            "$z",
            "*",
            "<urn:a>",
            "<>",
            "<a b>",
            "cg:Finding",
            "_:b",
            "a",
            "\"text\"",
            "'''",
            "\"\"\"",
            "\"\\u00e9\"",
            "\"\\",
            "@en",
            "^^",
            "1",
            "-1.5e3",
            "1e999999999",
            ".",
            ";",
            ",",
            "|",
            "/",
            "^",
            "+",
            "!",
            "&&",
            "||",
            "=",
            "!=",
            "<",
            ">",
            "FILTER",
            "OPTIONAL",
            "UNION",
            "MINUS",
            "BIND",
            "AS",
            "VALUES",
            "UNDEF",
            "GRAPH",
            "SERVICE",
            "EXISTS",
            "NOT",
            "IN",
            "GROUP BY",
            "HAVING",
            "ORDER BY",
            "LIMIT",
            "OFFSET",
            "COUNT",
            "GROUP_CONCAT",
            "REGEX",
            "REPLACE",
            "IF",
            "COALESCE",
            "IRI",
            "STRDT",
            "STRLANG",
            "BNODE",
            "NOW()",
            "PREFIX p: <urn:p>",
            "BASE <urn:>",
            "#",
            "\n",
            "\u0000",
            "\u0007",
            "\ud83d\ude00",
            "\u202e",
            "true",
            "DISTINCT",
            "FROM",
            "NAMED",
            "{}",
            "()",
            "[]",
            "\\u007b",
            "xsd:dateTime",
            "<<",
            ">>",
            "LATERAL",
            "UNFOLD",
            "JSON",
            "LET");
    private static final List<String> ACCEPTS = List.of(
            "text/csv",
            "*/*",
            "text/*",
            ";q=0.5",
            ";q=",
            ";q=2",
            ",",
            ";",
            "\"",
            "application/json",
            "text/turtle",
            "q=1",
            "/",
            "*",
            "text/html",
            "application/sparql-results+json;charset=utf-8",
            "\t",
            "=",
            "a/b/c",
            "\\",
            "%",
            "é");

    private static ServedFixture served;
    private static List<String> questions;

    @BeforeAll
    static void serve() {
        Settings settings = Settings.loopback(0).withLimits(Limits.standard().withDeadline(Duration.ofSeconds(5)));
        served = ServedFixture.start(settings, (store, library, service) -> Map.of());
        questions = QuestionLibrary.ofProject().questions().stream()
                .map(Question::text)
                .toList();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @TestFactory
    Stream<DynamicTest> whatWasOnceAMistakeIsNone() {
        return corpus().stream()
                .map(target -> DynamicTest.dynamicTest(target, () -> {
                    String response = RawHttp.send(served.port(), "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n");
                    assertTrue(DECLARED.contains(RawHttp.status(response)), response);
                }));
    }

    @Test
    void aFewHundredRequestsOfOneSeed() {
        requests(20261122, 300);
    }

    @Tag("long")
    @Test
    void manyThousandRequestsOfNewSeeds() {
        long seed = System.nanoTime();
        for (int round = 0; round < 40; round++) {
            requests(seed + round, 500);
        }
    }

    private static void requests(long seed, int number) {
        Random random = new Random(seed);
        for (int i = 0; i < number; i++) {
            String at = "seed " + seed + ", request " + i + ": ";
            String query = random.nextBoolean() ? madeUp(random) : mutated(random);
            switch (random.nextInt(4)) {
                case 0 ->
                    assertDeclared(
                            at + query,
                            served.send(served.request(
                                            "/sparql",
                                            "Content-Type",
                                            "application/sparql-query",
                                            "Accept",
                                            accept(random))
                                    .POST(HttpRequest.BodyPublishers.ofString(query))));
                case 1 -> assertDeclared(at + query, served.ask(query, "Accept", accept(random)));
                case 2 -> {
                    String target = "/sparql?" + parameters(random, query);
                    assertDeclared(at + target, served.get(target, "Accept", accept(random)));
                }
                default -> {
                    String target = "/api/queries/findings-before-diagnosis/results?" + parameters(random, "present");
                    assertDeclared(at + target, served.get(target, "Accept", accept(random)));
                }
            }
        }
    }

    private static void assertDeclared(String what, HttpResponse<String> response) {
        assertTrue(DECLARED.contains(response.statusCode()), () -> what + "\n" + response.body());
        if (response.statusCode() >= 400) {
            assertEquals(
                    "application/problem+json;charset=utf-8",
                    response.headers().firstValue("Content-Type").orElse("").replace(" ", ""),
                    what);
        }
    }

    private static String madeUp(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "" : "SELECT * { ");
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextInt(5) == 0 ? "" : " ");
        }
        return random.nextInt(3) == 0 ? text.toString() : text + " }";
    }

    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(questions.get(random.nextInt(questions.size())));
        for (int i = random.nextInt(6); i > 0; i--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + random.nextInt(20));
            switch (random.nextInt(3)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, WORDS.get(random.nextInt(WORDS.size())));
                default -> text.insert(at, text.substring(at, to).repeat(random.nextInt(4)));
            }
        }
        return text.toString();
    }

    private static String parameters(Random random, String value) {
        List<String> names = List.of(
                "query",
                "format",
                "rows",
                "limit",
                "default-graph-uri",
                "named-graph-uri",
                "update",
                "polarity",
                "case",
                "certainty",
                "",
                "%",
                "a[b]");
        List<String> values = List.of(
                value,
                "",
                "csv",
                "json",
                "-1",
                "99999999999",
                "1",
                "urn:a",
                "%zz",
                "a b",
                "<",
                "http://[",
                "present",
                "cg:Finding",
                "wang-2022",
                "\u0000",
                "é");
        StringBuilder parameters = new StringBuilder("query=ASK%7B%7D");
        for (int i = random.nextInt(4); i > 0; i--) {
            parameters
                    .append('&')
                    .append(ServedFixture.encode(names.get(random.nextInt(names.size()))))
                    .append('=')
                    .append(ServedFixture.encode(values.get(random.nextInt(values.size()))));
        }
        return random.nextBoolean() ? parameters.toString() : parameters.substring("query=ASK%7B%7D".length());
    }

    private static String accept(Random random) {
        StringBuilder accept = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            accept.append(ACCEPTS.get(random.nextInt(ACCEPTS.size())));
        }
        // Java's client sends no other characters in a head.
        return accept.toString().replaceAll("[^\\x20-\\x7e\\t]", "") + " ";
    }

    private static List<String> corpus() {
        List<String> targets = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                FuzzTest.class.getResourceAsStream("/fuzz/corpus.txt"), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.isBlank()).forEach(targets::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return targets;
    }
}
