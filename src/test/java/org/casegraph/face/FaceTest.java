package org.casegraph.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.casegraph.endpoint.ServedFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceTest {
    private static final String QUESTION = "/questions/findings-before-diagnosis";
    private static final String LABELS =
            "SELECT ?case ?caseLabel { ?case a <https://w3id.org/casegraph/ontology#Case> ;"
                    + " <http://www.w3.org/2000/01/rdf-schema#label> ?caseLabel }";

    private static ServedFixture served;

    @BeforeAll
    static void serve() {
        served = ServedFixture.start(Face::pages);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void theStartPageListsTheQuestionsWhereTheFirstCaseHasNothingToDraw() {
        String page = served.get("/").body();

        assertTrue(page.contains("<li><a href=\"" + QUESTION + "\">"), page);
        assertFalse(page.contains("timeline-figure"), page);
    }

    @Test
    void aQuestionPageShowsTheQueryDownloadsAndAPermanentLink() {
        String page = served.get(QUESTION + "?polarity=absent").body();

        assertTrue(page.contains("PREFIX"), page);
        for (String format : List.of("json", "xml", "csv", "tsv")) {
            assertTrue(
                    page.contains("/api" + QUESTION.replace("questions", "queries")
                            + "/results?polarity=absent&amp;format=" + format + "\""),
                    page);
        }
        assertTrue(page.contains("href=\"" + QUESTION + "?polarity=absent\""), page);
        assertTrue(page.contains("<option value=\"absent\" selected=\"selected\">"), page);
    }

    @Test
    void aThingAndItsLabelShareAColumn() {
        String page = served.get("/query?query=" + ServedFixture.encode(LABELS)).body();

        assertTrue(page.contains("<th scope=\"col\">Case</th></tr>"), page);
        assertTrue(
                page.contains(
                        "<a href=\"/case/fixture\" title=\"https://w3id.org/casegraph/case/fixture\">"
                                + "&lt;script&gt;alert(&#34;tumour&#34;)&lt;/script&gt;</a><small><code>fixture</code> </small>"),
                page);
    }

    @Test
    void truthsAndGraphsHaveAPageToo() {
        assertTrue(served.get("/query?query=ASK%7B%7D").body().contains("Yes."));
        assertTrue(served.get("/query?query=" + ServedFixture.encode("CONSTRUCT WHERE { ?s ?p ?o }"))
                .body()
                .contains("cg:Finding"));
    }

    @Test
    void aMalformedQueryKeepsItsTextAndSaysWhere() {
        HttpResponse<String> response = served.get("/query?query=" + ServedFixture.encode("SELECT * {\n  ?s ?p }"));

        assertEquals(400, response.statusCode());
        assertTrue(response.body().contains("Malformed query (line 2, column 9)"), response.body());
        assertTrue(response.body().contains("?s ?p }</textarea>"), response.body());
    }

    @Test
    void comparedCasesAreAlsoADrawingAloneAndAnUnknownAlignmentIsRefused() {
        HttpResponse<String> drawing = served.get("/compare.svg?case=fixture&align=birth");
        HttpResponse<String> refused = served.get("/compare?case=fixture&align=nonsense");

        assertEquals(
                "image/svg+xml",
                drawing.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", ""));
        assertTrue(drawing.body().contains("is not drawn: it has no such event"), drawing.body());
        assertEquals(400, refused.statusCode());
        assertTrue(
                refused.body()
                        .contains("align=nonsense is not known. Give diagnosis, treatment, visit, birth or a class of"
                                + " event that one of the cases has"),
                refused.body());
    }

    @Test
    void anUnknownQuestionIsAPageThatNamesTheNearest() {
        HttpResponse<String> response = served.get("/questions/findings-before-diagnoses", "Accept", "text/html");

        assertEquals(404, response.statusCode());
        assertTrue(response.body().contains("findings-before-diagnosis"), response.body());
    }

    @Test
    void aBrowserAtTheEndpointIsSentToThePages() {
        String browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

        HttpResponse<String> plain = served.get("/sparql", "Accept", browser);
        HttpResponse<String> asking = served.get("/sparql?query=ASK%7B%7D", "Accept", browser);
        HttpResponse<String> wanting = served.get("/sparql?query=ASK%7B%7D&format=json", "Accept", browser);

        assertEquals(303, plain.statusCode());
        assertEquals("/query", plain.headers().firstValue("Location").orElse(""));
        assertEquals(303, asking.statusCode());
        assertEquals(
                "/query?query=ASK+%7B%7D",
                asking.headers().firstValue("Location").orElse("").replace("ASK%7B", "ASK+%7B"));
        assertEquals(200, wanting.statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/query?query=LABELS",
                "/",
                "/questions/PAYLOAD",
                "/query?query=PAYLOAD",
                QUESTION + "?polarity=PAYLOAD",
                QUESTION + "?case=PAYLOAD",
                QUESTION + "?PAYLOAD=1"
            })
    void nothingThatAPersonOrAGraphSaysRunsInAPage(String path) {
        for (String payload : List.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "'><svg onload=alert(1)>",
                "</textarea><script>alert(1)</script>",
                "</title><script>alert(1)</script>")) {
            String page = OwnScripts.without(served.get(
                            path.replace("LABELS", ServedFixture.encode(LABELS))
                                    .replace("PAYLOAD", ServedFixture.encode(payload)),
                            "Accept",
                            "text/html")
                    .body());

            assertFalse(page.isBlank());
            assertFalse(page.contains("<script"), page);
            assertFalse(page.contains("<img"), page);
            assertFalse(page.contains("<svg"), page);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/query", QUESTION})
    void everyFieldHasALabelAndNoIdOccursTwice(String path) {
        String page = served.get(path).body();

        Set<String> labelled = Set.copyOf(all("<label for=\"([^\"]*)\"", page));
        assertEquals(Set.copyOf(all("<(?:input|select|textarea) id=\"([^\"]*)\"", page)), labelled);
        assertEquals(all("<(input|select|textarea)\\b", page).size(), labelled.size());
        List<String> ids = all(" id=\"([^\"]*)\"", page);
        assertEquals(new HashSet<>(ids).size(), ids.size(), ids.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/query", QUESTION, "/page/any/page.css"})
    void aPageLoadsNothingFromAnotherServer(String path) {
        HttpResponse<String> response = served.get(path);

        assertEquals(200, response.statusCode());
        assertEquals(
                List.of(),
                all(
                        "(?:href|src|action)=\"((?!/|#|data:,)[^\"]*)\"|(?:href|src|action)=\"(//[^\"]*)\"",
                        response.body()));
        assertFalse(response.body().contains("url("), path);
        assertFalse(response.body().contains("style="), path);
    }

    private static List<String> all(String pattern, String page) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toList());
    }
}
