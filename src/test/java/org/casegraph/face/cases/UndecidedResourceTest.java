package org.casegraph.face.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.apache.jena.graph.Node;
import org.casegraph.ServedProject;
import org.casegraph.SharedProject;
import org.casegraph.graph.CaseIris;
import org.casegraph.undecided.Undecided;
import org.casegraph.undecided.UndecidedFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What to ask the author of a case, as a server tells it. */
@ExtendWith(SharedProject.class)
class UndecidedResourceTest {
    private static ServedProject served;

    @BeforeAll
    static void open(ServedProject project) {
        served = project;
    }

    @ParameterizedTest
    @CsvSource({"JSON, json, application/json", "CSV, csv, text/csv", "TEXT, text, text/plain"})
    void aServerTellsWhatTheCommandTells(UndecidedFormat format, String name, String mediaType) {
        Node hu = CaseIris.of("hu-2023");
        Undecided expected = Undecided.of(
                served.store().order().timeline(hu), served.store().dataset().getGraph(hu), 2);

        HttpResponse<byte[]> answer = served.get("/api/undecided?case=hu-2023&top=2&format=" + name, "*/*");

        assertEquals(format.of(expected), ServedProject.text(answer));
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith(mediaType), answer::toString);
    }

    @Test
    void threeQuestionsOfOrderAreSoughtIfNobodySaysHowMany() {
        assertEquals(
                3,
                served.json("/api/undecided?case=hu-2023").get("questions").getAsArray().stream()
                        .filter(question ->
                                question.getAsObject().getString("kind").equals("order"))
                        .count());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/undecided, 400, Give a case",
        "/api/undecided?case=hu-2023&top=9, 400, from 1 to 5",
        "/api/undecided?case=hu-2023&format=xml, 400, 'Give json, csv or text'",
        "/api/undecided?case=hu-2024, 404, Nearest: hu-2023"
    })
    void whatCannotBeAskedIsRefusedWithTheRemedy(String path, int status, String words) {
        HttpResponse<byte[]> answer = served.get(path, "application/json");

        assertEquals(status, answer.statusCode());
        assertTrue(ServedProject.text(answer).contains(words), ServedProject.text(answer));
    }
}
