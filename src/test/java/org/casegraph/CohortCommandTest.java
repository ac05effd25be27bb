package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.Test;

class CohortCommandTest {
    @Test
    void aCohortIsToldWithItsNameCountAndFlow() {
        CommandLineRun run = CommandLineRun.of("cohort", "disease=glucagonoma", "sex=female", "age=18..40", "age=50..");
        List<String> lines = run.out().lines().toList();

        assertEquals(0, run.status(), run.err());
        assertTrue(
                lines.get(0)
                        .matches("\\d+ of \\d+ cases: disease \\S+Glucagonoma, sex female, age 18\\.\\.40 or 50\\.\\."),
                lines.get(0));
        assertTrue(
                lines.get(3)
                        .matches(" +age 18\\.\\.40 or 50\\.\\.: of \\d+ kept \\d+, excluded \\d+, cannot be told \\d+"),
                lines.get(3));
        assertTrue(lines.get(4).startsWith("    ?case <https://w3id.org/casegraph/function#inCohort> \"disease="));
        assertEquals(lines.get(0).split(" ")[0], Integer.toString(lines.size() - 5));
    }

    @Test
    void eachStepOfTheFlowAddsUp() {
        CommandLineRun run = CommandLineRun.of("cohort", "age=18..40", "sex=male", "--format", "json");
        JsonObject cohort = JSON.parse(run.out());

        assertEquals(2, cohort.get("flow").getAsArray().size());
        cohort.get("flow").getAsArray().forEach(each -> {
            JsonObject step = each.getAsObject();
            assertEquals(
                    number(step, "before"),
                    number(step, "kept") + number(step, "excluded") + number(step, "cannotBeTold"),
                    step.toString());
        });
        assertEquals(number(cohort, "n"), cohort.get("cases").getAsArray().size());
    }

    private static int number(JsonObject json, String name) {
        return json.get(name).getAsNumber().value().intValue();
    }

    @Test
    void whatIsNoConditionIsToldWithAllThatAre() {
        CommandLineRun run = CommandLineRun.of("cohort", "weight=5");

        assertEquals(1, run.status());
        assertTrue(
                run.err()
                        .startsWith(
                                "weight=5: this is no condition on cases. Write KEY=VALUE with one of disease, gene"),
                run.err());
    }
}
