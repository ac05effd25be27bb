package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.Test;

class UndecidedCommandTest {
    private static final String SOURCE = "--source=data/cases/hu-2023.ttl";

    @Test
    void theThreeFormatsTellTheSame() {
        List<String> text =
                CommandLineRun.of("undecided", "hu-2023", SOURCE).out().lines().toList();
        JsonObject json = JSON.parse(CommandLineRun.of("undecided", "hu-2023", "--format=json", SOURCE)
                .out());
        List<String> csv = CommandLineRun.of("undecided", "hu-2023", "--format=csv", SOURCE)
                .out()
                .lines()
                .toList();

        assertEquals(
                "Of " + number(json, "open") + " of " + number(json, "pairs") + " pairs of " + number(json, "moments")
                        + " moments it is not certain which starts first.",
                text.get(0));
        assertEquals("question,kind,words,first,second,answer,pairs,settled,decides", csv.get(0));
        json.get("questions").getAsArray().forEach(question -> {
            String words = question.getAsObject().getString("words");
            assertTrue(text.stream().anyMatch(line -> line.endsWith(words)), words);
            assertTrue(csv.stream().anyMatch(line -> line.contains(words)), words);
        });
        assertEquals(
                3,
                text.stream()
                        .filter(line -> line.contains("whatever the answers"))
                        .count());
        assertEquals(12, csv.size(), "three answers to each of three questions, and two distances");
    }

    private static int number(JsonObject json, String name) {
        return json.get(name).getAsNumber().value().intValue();
    }

    @Test
    void whatCannotBeAskedIsToldInOneLine() {
        assertEquals(
                "--top 9: so many questions are not sought. Give a number from 1 to 5. [bad-option]\n",
                CommandLineRun.of("undecided", "hu-2023", "--top=9", SOURCE).err());
        assertEquals(
                "--format xml: there is no such format. Give text, json or csv. [bad-option]\n",
                CommandLineRun.of("undecided", "hu-2023", "--format=xml", SOURCE)
                        .err());
        CommandLineRun run = CommandLineRun.of("undecided", "hu-2024", SOURCE);
        assertEquals("hu-2024: no such case. Nearest: hu-2023. [unknown-case]\n", run.err());
        assertEquals(1, run.status());
    }
}
