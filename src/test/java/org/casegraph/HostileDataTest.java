package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.casegraph.face.OwnScripts;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.StoreBuilder;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data and requests that would run in a page that forgot to escape them. */
class HostileDataTest {
    private static final List<String> PAYLOADS = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "'><svg onload=alert(1)>",
            "</title><script>alert(1)</script>",
            "</script><script>alert(1)</script>",
            "javascript:alert(1)",
            "--><iframe srcdoc=x>");

    private static final Pattern ACTIVE = Pattern.compile(
            "<script(?! type=\"application/ld\\+json\">)|<img|<svg|<iframe|href=\"(?![/#]|https?://|data:,)");

    private static ServedProject served;

    @BeforeAll
    static void serve() {
        StringBuilder labels = new StringBuilder();
        for (int i = 0; i < PAYLOADS.size(); i++) {
            String literal = "\"" + PAYLOADS.get(i).replace("\"", "\\\"") + "\"";
            labels.append(
                    """
                    cg:Term%1$d a owl:Class ; rdfs:label %2$s@en ; skos:definition %2$s ; skos:altLabel %2$s ;
                      rdfs:subClassOf cg:Term0 ; dcterms:source <javascript:alert(1)> ; skos:exactMatch <javascript:alert(2)> .
                    <#node%1$d> a cg:Finding , cg:Term%1$d ; rdfs:label %2$s ; cg:inCase <> ; cg:statedIn <#p%1$d> ;
                      cg:site <javascript:alert(%1$d)> .
                    <#p%1$d> a cg:Passage ; cg:quote %2$s ; cg:inCase <> .
                    <> dcterms:title %2$s ; dcterms:source <javascript:alert(3)> .
                    """
                            .formatted(i, literal));
        }
        String head =
                """
                BASE <https://w3id.org/casegraph/case/hostile>
                PREFIX cg: <https://w3id.org/casegraph/ontology#>
                PREFIX dcterms: <http://purl.org/dc/terms/>
                PREFIX owl: <http://www.w3.org/2002/07/owl#>
                PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
                <> a cg:Case ; rdfs:label "</title><script>alert(1)</script>" .
                <https://w3id.org/casegraph/ontology> owl:versionInfo "</script><script>alert(1)</script>" .
                """;
        SourceGraph all = source("case/hostile", head + labels);
        SourceGraph terms = source("ontology", head + labels);
        served = new ServedProject(StoreBuilder.inMemory(List.of(terms), List.of(all)));
    }

    private static SourceGraph source(String name, String turtle) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(turtle, Lang.TURTLE).parse(graph);
        return new SourceGraph(name, NodeFactory.createURI(CG.BASE + name), graph, Map.of());
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/dataset",
                "/ontology",
                "/ontology/Term1",
                "/case",
                "/case/hostile",
                "/knowledge",
                "/why?iri=hostile%23node1",
                "/resource?iri=javascript:alert(1)",
                "/resource?iri=javascript%3Aalert(2)",
                "/questions/passages",
                "/questions/findings-before-diagnosis"
            })
    void nothingThatTheDataSaysRunsInAPage(String path) {
        HttpResponse<byte[]> response = served.get(path, "text/html");
        String moved = response.headers().firstValue("Location").orElse("");

        if (response.statusCode() == 303) {
            // The name of one thing leads to its own page, on this server.
            assertTrue(moved.matches("/[a-z].*"), moved);
        }
        assertInert(ServedProject.text(moved.isEmpty() ? response : served.get(moved, "text/html")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/why?iri=",
                "/why?subject=cg:Term0&property=cg:site&object=",
                "/resource?iri=",
                "/case/hostile?graph=",
                "/ontology/",
                "/ontology?format=",
                "/case/",
                "/rule/",
                "/knowledge/"
            })
    void nothingThatARequestSaysRunsInAPage(String path) {
        for (String payload : PAYLOADS) {
            HttpResponse<byte[]> response = served.get(
                    path + URLEncoder.encode(payload, StandardCharsets.UTF_8).replace("+", "%20"), "text/html");

            if (response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                assertInert(ServedProject.text(response));
            } else {
                assertEquals(
                        "nosniff",
                        response.headers().firstValue("X-Content-Type-Options").orElse(""));
            }
            assertTrue(response.statusCode() < 500, path + payload + " answers " + response.statusCode());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/dataset", "/ontology/Term1", "/case/hostile"})
    void noDataEndsTheBlockForSearchEngines(String path) {
        assertFalse(blockForSearchEngines(path).contains("<"));
        JSON.parse(blockForSearchEngines(path));
    }

    @Test
    void theBlockForSearchEnginesSaysWhatTheDataSay() {
        assertEquals(
                "</title><script>alert(1)</script>",
                JSON.parse(blockForSearchEngines("/case/hostile")).getString("name"));
    }

    private static String blockForSearchEngines(String path) {
        Matcher block = Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL)
                .matcher(served.page(path));
        assertTrue(block.find(), path);
        return block.group(1);
    }

    private static void assertInert(String page) {
        Matcher active = ACTIVE.matcher(OwnScripts.without(page));
        assertFalse(page.isBlank());
        assertFalse(active.find(), () -> page.substring(Math.max(0, active.start() - 100)));
    }
}
