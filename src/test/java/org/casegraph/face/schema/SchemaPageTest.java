package org.casegraph.face.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.casegraph.endpoint.ServedFixture;
import org.casegraph.face.Face;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SchemaPageTest {
    private static final String CG = "https://w3id.org/casegraph/ontology#";

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
    void aClassLeadsToItsInstances() {
        String all = page("/schema");
        assertTrue(all.contains("/schema?class=" + ServedFixture.encode(CG + "Finding")), all);
        String one = page("/schema?class=" + ServedFixture.encode(CG + "Finding"));
        assertTrue(one.contains("/case/fixture#glossitis") || one.contains("fixture%23glossitis"), one);
    }

    @Test
    void aClassThatNothingHasIsNotThere() {
        HttpResponse<String> answer = served.get("/schema?class=urn:none", "Accept", "text/html");
        assertEquals(404, answer.statusCode());
        assertTrue(answer.body().contains("Nothing in the data has the class"), answer.body());
        assertEquals(400, served.get("/schema?class=none").statusCode());
    }

    @Test
    void thePropertiesOfAClassAreTellableAndNoOthers() {
        String properties = next("class=" + ServedFixture.encode(CG + "Finding"));
        assertTrue(properties.contains(CG + "inCase"), properties);
        assertFalse(properties.contains("void#"), properties);
        assertEquals("{\"all\":true,\"looked\":0,\"terms\":[]}", sorted(next("class=urn:none")));
    }

    @Test
    void whatStandsBehindAPropertyIsTold() {
        String cases = next("property=" + ServedFixture.encode(CG + "inCase"));
        assertTrue(cases.contains("https://w3id.org/casegraph/case/fixture"), cases);
        assertTrue(cases.contains(CG + "Case"), cases);
    }

    @Test
    void whatDescribesNothingIsRefused() {
        assertEquals(400, served.get("/api/vocabulary/next").statusCode());
        HttpResponse<String> bad = served.get("/api/vocabulary/next?class=cg");
        assertEquals(400, bad.statusCode());
        assertTrue(bad.body().contains("class=cg is no IRI."), bad.body());
    }

    private static String page(String path) {
        HttpResponse<String> answer = served.get(path, "Accept", "text/html");
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    private static String next(String query) {
        HttpResponse<String> answer = served.get("/api/vocabulary/next?" + query);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    private static String sorted(String json) {
        JsonObject object = JSON.parse(json);
        return "{\"all\":" + object.get("all") + ",\"looked\":" + object.get("looked") + ",\"terms\":"
                + object.get("terms").toString().replace(" ", "") + "}";
    }
}
