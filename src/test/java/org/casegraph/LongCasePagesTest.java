package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.intake.CaseStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of a case of any length: all that is known of the order, and a word on what is left out of a drawing. */
class LongCasePagesTest {
    private static final System.Logger LOG = System.getLogger(LongCasePagesTest.class.getName());
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final int DAYS = 8_000;

    @TempDir
    private Path folder;

    @Test
    void everyPageOfALongCaseIsServed() throws IOException {
        servesAll(700, 1_000, Duration.ofSeconds(20));
    }

    /** The sizes that are asked for, and each page in a time that a person waits. */
    @Tag("long")
    @Test
    void everyPageOfFiveThousandDatedAndOfTwentyThousandUndatedFindingsIsServed() throws IOException {
        servesAll(5_000, 20_000, Duration.ofSeconds(20));
    }

    private void servesAll(int dated, int undated, Duration most) throws IOException {
        Random random = new Random(13);
        write(
                "dated",
                dated,
                i -> "\"onset\":{\"timestamp\":\"" + FIRST.plusDays(random.nextInt(DAYS)) + "T00:00:00Z\"}");
        write("beside", 1, i -> "\"excluded\":false");
        write("undated", undated, i -> "\"excluded\":" + (i % 7 == 0));
        Map<String, Long> milliseconds = new TreeMap<>();
        try (ServedProject served = new ServedProject(CaseStore.builder(List.of(folder)))) {
            for (String id : List.of("dated", "undated")) {
                for (String path : List.of(
                        "/case/" + id,
                        "/case/" + id + "/timeline",
                        "/case/" + id + "/timeline.svg",
                        "/case/" + id + "/graph",
                        "/questions/timeline?case=" + id,
                        "/questions/similar-cases?case=" + id,
                        "/compare?case=beside&case=" + id)) {
                    long start = System.nanoTime();
                    HttpResponse<byte[]> response = served.get(path, "text/html");
                    milliseconds.put(path, (System.nanoTime() - start) / 1_000_000);
                    assertEquals(200, response.statusCode(), () -> path + ": " + ServedProject.text(response));
                }
                HttpResponse<byte[]> download = served.get("/case/" + id, "application/n-triples");
                long findings = new String(download.body(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line ->
                                line.endsWith("22-rdf-syntax-ns#type> <https://w3id.org/casegraph/ontology#Finding> ."))
                        .count();
                assertTrue(findings > (id.equals("dated") ? dated - 1 : undated / 2), () -> id + ": " + findings);
            }
            LOG.log(
                    System.Logger.Level.INFO,
                    "milliseconds of {0} dated, {1} undated: {2}",
                    dated,
                    undated,
                    milliseconds);
            milliseconds.forEach((path, time) -> assertTrue(time < most.toMillis(), () -> path + ": " + time + " ms"));

            assertTrue(
                    served.page("/case/undated/timeline")
                            .contains(undated - CaseTimeline.MOST_EVENTS
                                    + " more events of this case are not here: a timeline has at most 300,"),
                    "what a drawing leaves out is told");
            assertOrdered(served, served.json("/case/dated/timeline.json"), dated);
        }
    }

    /** The order of each two follows from their days, however many there are, and is proven. */
    private static void assertOrdered(ServedProject served, JsonObject timeline, int dated) {
        assertTrue(
                timeline.getString("leftOut").startsWith(dated - CaseTimeline.MOST_EVENTS + " more events"),
                timeline.getString("leftOut"));
        List<JsonObject> moments = timeline.get("moments").getAsArray().stream()
                .map(JsonValue::getAsObject)
                .toList();
        assertEquals(
                CaseTimeline.MOST_EVENTS,
                moments.stream()
                        .mapToInt(moment -> moment.get("events").getAsArray().size())
                        .sum());
        for (int i = 1; i < 12; i++) {
            JsonObject one = moments.get(i);
            JsonObject other = moments.get(i * 17);
            double between =
                    Double.parseDouble(other.getString("fromDay")) - Double.parseDouble(one.getString("fromDay"));
            JsonObject order = served.json("/case/dated/order?first=" + id(one) + "&second=" + id(other));
            assertEquals(
                    between == 0 ? "cannot-be-told" : between > 0 ? "before" : "after", order.getString("relation"));
            assertEquals(between == 0 ? 0 : 2, order.get("because").getAsArray().size(), order::toString);
        }
    }

    private static String id(JsonObject moment) {
        return moment.get("events").getAsArray().get(0).getAsObject().getString("id");
    }

    private void write(String id, int findings, IntFunction<String> time) throws IOException {
        String features = IntStream.range(0, findings)
                .mapToObj(i -> "{\"type\":{\"id\":\"HP:0001824\",\"label\":\"Weight loss\"}," + time.apply(i) + "}")
                .collect(Collectors.joining(","));
        Files.writeString(
                folder.resolve(id + ".json"),
                "{\"id\":\"" + id + "\",\"phenotypicFeatures\":[" + features
                        + "],\"metaData\":{\"phenopacketSchemaVersion\":\"2.0.2\"}}");
    }
}
