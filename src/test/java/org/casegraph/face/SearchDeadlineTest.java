package org.casegraph.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.casegraph.SharedProject;
import org.casegraph.endpoint.Endpoint;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.evaluation.Limits;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No search of a page outlasts the deadline. */
@ExtendWith(SharedProject.class)
class SearchDeadlineTest {
    @Test
    void aSearchOfAPageEndsAtTheDeadlineOfTheServer(Store store) throws IOException, InterruptedException {
        Settings hasty = Settings.loopback(0).withLimits(Limits.standard().withDeadline(Duration.ofNanos(1)));
        try (Endpoint endpoint = Endpoint.start(store, QuestionLibrary.ofProject(), hasty, Face::pages)) {
            for (String path : new String[] {
                "case?q=glucagonoma", "terms?q=ulcer", "api/terms?q=ulcer", "case?disease=cg:Glucagonoma"
            }) {
                HttpResponse<String> response = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create("http://localhost:" + endpoint.port() + "/" + path))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());

                assertEquals(503, response.statusCode(), path);
                assertTrue(response.body().contains("was not found within 0.0 s"), response.body());
            }
        }
    }
}
