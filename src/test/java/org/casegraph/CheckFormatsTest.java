package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} tells to programs is what it tells to people. */
class CheckFormatsTest {
    private static final String FAULTY = "src/test/resources/shapes/violates/temporal-constraint-before-itself.ttl";
    private static final String DOUBTFUL = "src/test/resources/shapes/violates/diagnosis-without-ground.ttl";

    @TempDir
    private Path folder;

    @Test
    void jsonHasPlaceLevelRuleAndAdviceOfEachLine() {
        CommandLineRun text = CommandLineRun.of("check", FAULTY, DOUBTFUL);
        CommandLineRun json = CommandLineRun.of("check", "--format", "json", FAULTY, DOUBTFUL);

        assertEquals("", json.err());
        assertEquals(text.status(), json.status());
        JsonArray told = JSON.parseAny(json.out()).getAsArray();
        List<String> lines = told.stream()
                .map(JsonValue::getAsObject)
                .map(one -> "%s:%d:%d: ".formatted(string(one, "file"), number(one, "line"), number(one, "column"))
                        + string(one, "message") + ". " + string(one, "advice") + ". [" + string(one, "rule") + "]")
                .toList();
        assertEquals(text.err().lines().toList(), lines);
        assertEquals(
                List.of("error", "note"),
                told.stream().map(one -> string(one.getAsObject(), "level")).toList());
    }

    @Test
    void sarifHasARuleAndAPlaceForEachResult() {
        CommandLineRun run = CommandLineRun.of("check", "--format", "sarif", FAULTY, DOUBTFUL);

        assertEquals(1, run.status());
        JsonObject log = JSON.parse(run.out());
        assertEquals("2.1.0", string(log, "version"));
        JsonObject one = log.getArray("runs").findFirst().orElseThrow().getAsObject();
        JsonObject driver = one.getObj("tool").getObj("driver");
        assertEquals("casegraph", string(driver, "name"));
        assertEquals(
                List.of("shape-violated", "doubtful"),
                driver.getArray("rules")
                        .map(rule -> string(rule.getAsObject(), "id"))
                        .toList());
        JsonObject result = one.getArray("results").findFirst().orElseThrow().getAsObject();
        assertEquals("shape-violated", string(result, "ruleId"));
        assertEquals("error", string(result, "level"));
        assertTrue(string(result.getObj("message"), "text").contains("comes before itself"), result.toString());
        JsonObject place = result.getArray("locations")
                .findFirst()
                .orElseThrow()
                .getAsObject()
                .getObj("physicalLocation");
        assertEquals(FAULTY, string(place.getObj("artifactLocation"), "uri"));
        assertEquals(20, number(place.getObj("region"), "startLine"));
        assertEquals(16, number(place.getObj("region"), "startColumn"));
    }

    @Test
    void whatConformsIsAnEmptyList() {
        CommandLineRun run = CommandLineRun.of("check", "--format", "json", "data/cases/halvorson-2013.ttl");

        assertEquals(0, run.status());
        assertEquals(0, JSON.parseAny(run.out()).getAsArray().size());
    }

    @Test
    void sentencesOfTheCaseSectionWithoutAFactAreNoted() throws IOException {
        Path report = Files.writeString(
                folder.resolve("report.txt"),
                "Tumours are rare.\n\nCase report\n\nA woman of 54 was seen. She smoked.\n\nDiscussion\n\nThis is rare.\n");
        Path made = folder.resolve("a.ttl");
        CommandLineRun.of("new", "a", "--into", folder.toString(), "--text", report.toString());
        Files.writeString(made, Files.readString(made).replaceAll("cg:quote \"[^\"]*\"", "cg:quote \"A woman of 54\""));
        CommandLineRun.of("check", made.toString(), "--text", report.toString(), "--fix");

        CommandLineRun run = CommandLineRun.of("check", made.toString(), "--text", report.toString());

        assertEquals(
                report + ":5:25: no fact rests on the sentence “She smoked”. Encode what it says of the patient, if it"
                        + " says anything. [unused-sentence]\n",
                run.err());
        assertEquals(0, run.status());
    }

    private static String string(JsonObject object, String name) {
        return object.getString(name);
    }

    private static int number(JsonObject object, String name) {
        return object.getNumber(name).intValue();
    }
}
