package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.face.Face;
import org.casegraph.mcp.Assistants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A copy is confirmed only to whoever would get that copy again. */
class EntityTagTest {
    private static final List<String> FORMATS = List.of(
            "text/html",
            "text/turtle",
            "application/ld+json",
            "application/n-triples",
            "application/rdf+xml",
            "application/trig",
            "application/sparql-results+json",
            "application/sparql-results+xml",
            "text/csv",
            "text/tab-separated-values",
            "application/json",
            "application/linkset",
            "*/*");

    private static final List<String> CODINGS = List.of("gzip", "identity");

    private static final long SEED = 20_261_126;

    /** Of some fifty addresses, each asked in all forms. */
    private static final int IN_EACH_BUILD = 8;

    private static ServedFixture served;

    @BeforeAll
    static void serve() {
        served = ServedFixture.start(Assistants.beside(Face::pages));
        while (isStillAsked("/questions") || isStillAsked("/")) {
            // Each answer has waited for the questions a moment.
        }
    }

    /** Which questions have no rows is not known yet, so that the page that tells it is nothing to keep. */
    private static boolean isStillAsked(String path) {
        return header(served.get(path, "Accept", "text/html"), "Cache-Control").contains("no-store");
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    /** How an answer came: its format and its coding; what else it may depend on is in its path. */
    private record Form(String mediaType, String coding) {}

    private record Asked(String format, String coding) {}

    @TestFactory
    Stream<DynamicTest> eachFormOfSomeAnswersHasATagOfItsOwn() {
        List<String> paths = new ArrayList<>(Routes.requests());
        Collections.shuffle(paths, new Random(SEED));
        return tagsOf(paths.subList(0, IN_EACH_BUILD));
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> eachFormOfEachAnswerHasATagOfItsOwn() {
        return tagsOf(Routes.requests());
    }

    private static Stream<DynamicTest> tagsOf(Collection<String> paths) {
        return paths.stream()
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    Map<Asked, HttpResponse<String>> answers = new HashMap<>();
                    FORMATS.forEach(format -> CODINGS.forEach(
                            coding -> answers.put(new Asked(format, coding), get(path, format, coding))));
                    Map<String, Form> byTag = new HashMap<>();
                    answers.values().stream()
                            .filter(answer -> answer.statusCode() == 200)
                            .forEach(answer -> {
                                String tag = header(answer, "ETag");
                                if (header(answer, "Cache-Control").contains("no-store")) {
                                    assertEquals("none", tag);
                                } else {
                                    Form before = byTag.putIfAbsent(tag, form(answer));
                                    assertTrue(
                                            before == null || before.equals(form(answer)),
                                            tag + " " + before + " " + form(answer));
                                }
                            });
                    Map<String, Asked> oneOfEach = new HashMap<>();
                    answers.forEach((asked, answer) -> {
                        if (answer.statusCode() == 200) {
                            oneOfEach.putIfAbsent(header(answer, "ETag"), asked);
                        }
                    });
                    oneOfEach.forEach((own, asked) -> byTag.keySet().forEach(tag -> {
                        HttpResponse<String> again =
                                get(path, asked.format(), asked.coding(), "If-None-Match", "\"other\", " + tag);

                        assertEquals(tag.equals(own) ? 304 : 200, again.statusCode(), asked + " with " + tag);
                        assertEquals(own, header(again, "ETag"), asked.toString());
                    }));
                }));
    }

    @Test
    void otherDataHaveOtherTags() {
        String query = "SELECT * { ?s ?p ?o }";
        try (ServedFixture other = ServedFixture.over(ServedFixture.store().dataset(), Settings.loopback(0))) {
            String same = header(other.ask(query), "ETag");
            other.endpoint().replace(DatasetGraphFactory.create());

            assertEquals(header(served.ask(query), "ETag"), same);
            assertNotEquals(same, header(other.ask(query), "ETag"));
            assertEquals(200, other.ask(query, "If-None-Match", same).statusCode());
        }
    }

    private static Form form(HttpResponse<String> answer) {
        return new Form(header(answer, "Content-Type"), header(answer, "Content-Encoding"));
    }

    private static HttpResponse<String> get(String path, String format, String coding, String... more) {
        String[] headers = Stream.concat(Stream.of("Accept", format, "Accept-Encoding", coding), Stream.of(more))
                .toArray(String[]::new);
        return served.get(path, headers);
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("none");
    }
}
