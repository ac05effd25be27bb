package org.casegraph.endpoint;

import static org.casegraph.endpoint.SparqlProtocolTest.assertProblem;
import static org.casegraph.endpoint.SparqlProtocolTest.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QuestionResourceTest {
    private static final String ID = "findings-before-diagnosis";

    private static ServedFixture served;

    @BeforeAll
    static void serve() {
        served = ServedFixture.start((store, questions, service) -> Map.of());
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void theListHoldsEveryQuestionOfTheLibrary() {
        HttpResponse<String> response = served.get("/api/queries");

        List<String> listed = JSON.parseAny(response.body()).getAsArray().stream()
                .map(JsonValue::getAsObject)
                .map(question -> question.getString("id"))
                .toList();
        assertEquals(
                QuestionLibrary.ofProject().questions().stream()
                        .map(Question::id)
                        .toList(),
                listed);
    }

    @Test
    void aQuestionSaysItsParametersAndLinks() {
        JsonObject question = JSON.parse(served.get("/api/queries/" + ID).body());

        JsonObject polarity = question.get("parameters").getAsArray().stream()
                .map(JsonValue::getAsObject)
                .filter(parameter -> parameter.getString("name").equals("polarity"))
                .findFirst()
                .orElseThrow();
        assertEquals("present", polarity.getString("default"));
        assertTrue(polarity.get("choices").getAsArray().toString().contains("absent"));
        assertEquals("/api/queries/" + ID + "/results", question.getObj("links").getString("results"));
    }

    @Test
    void aQuestionComesAsItsFileByAcceptOrFormat() {
        String text = QuestionLibrary.ofProject().question(ID).text();

        assertEquals(text, served.get("/api/queries/" + ID + "?format=rq").body());
        assertEquals(
                text,
                served.get("/api/queries/" + ID, "Accept", "application/sparql-query")
                        .body());
        assertProblem(406, "Not acceptable", served.get("/api/queries/" + ID, "Accept", "text/turtle"));
    }

    @Test
    void aQuestionIsAnsweredInTheFormatAskedFor() {
        HttpResponse<String> response = served.get("/api/queries/" + ID + "/results?format=csv&polarity=present");

        assertEquals(200, response.statusCode(), response.body());
        assertTrue(response.body().startsWith("case,finding,findingLabel"), response.body());
    }

    @Test
    void anUnknownQuestionNamesTheNearest() {
        JsonObject problem =
                assertProblem(404, "Unknown question", served.get("/api/queries/findings-before-diagnoses/results"));

        assertTrue(problem.getString("detail").contains(ID), problem.getString("detail"));
    }

    @Test
    void anUnknownParameterNamesTheNearest() {
        JsonObject problem =
                assertProblem(400, "Bad argument", served.get("/api/queries/" + ID + "/results?polarety=present"));

        assertTrue(problem.getString("detail").contains("polarity"), problem.getString("detail"));
    }

    @Test
    void aParameterGivenAgainIsOneMoreValueThatRowsMayHave() {
        String path = "/api/queries/" + ID + "/results?format=csv";
        String present = rows(path + "&polarity=present");
        String absent = rows(path + "&polarity=absent");
        String both = rows(path + "&polarity=present&polarity=absent&polarity=present&polarity=");

        assertEquals(
                Stream.of(present, absent)
                        .flatMap(rows -> rows.lines().skip(1))
                        .sorted()
                        .toList(),
                both.lines().skip(1).sorted().toList());
        assertProblem(400, "Bad argument", served.get(path + "&polarity=present".repeat(101)));
    }

    @Test
    void aValueThatIsNoneOfAClosedListIsRefusedWithThoseThereAre() {
        for (String none : List.of("read=foo", "level=foo", "when=foo")) {
            JsonObject problem =
                    assertProblem(400, "Bad argument", served.get("/api/queries/finding-frequency/results?" + none));

            assertTrue(
                    problem.getString("detail").startsWith(none + ": this is none of its values. Give one of "),
                    problem.getString("detail"));
        }
    }

    @Test
    void aSecondNameMeansTheSameAndMayNotDisagree() {
        for (String id : List.of("finding-frequency", "cases-by-diagnosis")) {
            String path = "/api/queries/" + id + "/results?format=csv";

            assertEquals(rows(path + "&disease=insulinoma"), rows(path + "&diagnosis=insulinoma"));
            assertEquals(rows(path + "&disease=insulinoma"), rows(path + "&disease=insulinoma&diagnosis=insulinoma"));
            assertProblem(400, "Bad argument", served.get(path + "&disease=insulinoma&diagnosis=glucagonoma"));
        }
    }

    private static String rows(String path) {
        HttpResponse<String> response = served.get(path);
        assertEquals(200, response.statusCode(), response.body());
        return response.body();
    }

    @Test
    void belowAQuestionThereAreOnlyItsResults() {
        assertProblem(404, "Not found", served.get("/api/queries/" + ID + "/rows"));
        assertProblem(404, "Not found", served.get("/api/queries/" + ID + "/results/1"));
    }

    @Test
    void healthCountsWhatIsServed() {
        JsonObject health = JSON.parse(served.get("/health").body());

        assertEquals("ok", health.getString("status"));
        assertTrue(health.getBoolean("ready"));
        assertEquals(1, number(health, "cases"));
        assertEquals(served.served().dataset().getDefaultGraph().size(), number(health, "triples"));
        assertTrue(health.hasKey("version"));
    }
}
