package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import org.casegraph.face.Face;
import org.casegraph.mcp.Assistants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A misspelt parameter is told at every path, rather than passed over, so that nobody reads the answer to another question. */
class UnknownParametersTest {
    /**
     * Where any other name is passed over: files, what crawlers fetch, and what clients of SPARQL, who add names of their
     * own, ask.
     */
    private static final Set<String> PASSED_OVER = Set.of(
            "/.well-known/api-catalog",
            "/context.jsonld",
            "/docs/*",
            "/dump.nq.gz",
            "/favicon.ico",
            "/linkset/*",
            "/llms.txt",
            "/openapi.json",
            "/page/*",
            "/robots.txt",
            "/sitemap.xml",
            "/sparql",
            "/webjars/*");

    private static ServedFixture served;

    @BeforeAll
    static void serve() {
        served = ServedFixture.start(Assistants.beside(Face::pages));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void eachPathTellsOfAParameterThatItDoesNotTake() {
        Set<String> passedOver = new TreeSet<>();
        Routes.all()
                .forEach((path, requests) -> requests.forEach(request -> {
                    HttpResponse<String> answer =
                            served.get(request + (request.contains("?") ? "&" : "?") + "bananas=3");
                    if (answer.statusCode() < 400) {
                        passedOver.add(path);
                    } else if (answer.statusCode() == 400 && !path.equals("/api/stop")) {
                        assertTrue(answer.body().contains("bananas"), request + ": " + answer.body());
                    }
                }));

        assertEquals(new TreeSet<>(PASSED_OVER), passedOver);
    }

    @Test
    void theNearestOrAllThatThereAreAreNamed() {
        assertTrue(told("/compare?cases=fixture").contains("/compare has no parameter 'cases'. Nearest: case."));
        assertTrue(
                told("/compare?bananas=3").contains("/compare has no parameter 'bananas'. It has align, case, show."));
        assertTrue(told("/?bananas=3").contains("/ has no parameter 'bananas'. It has none."));
    }

    @Test
    void whatAFormSendsEmptyIsPassedOver() {
        assertEquals(200, served.get("/compare?case=fixture&bananas=").statusCode());
    }

    private static String told(String path) {
        return served.get(path).body();
    }
}
