package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.similarity.Measure;
import org.casegraph.similarity.SimilarityIndex;
import org.casegraph.source.OwnCases;
import org.casegraph.source.ProjectSources;
import org.casegraph.store.StoreBuilder;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SimilarCommandTest {
    private static final String WANG = "wang-2022";

    private static StoreBuilder store;

    @BeforeAll
    static void build() {
        store = StoreBuilder.inMemory(ProjectSources.ontology(), OwnCases.all());
    }

    @Test
    void aTableNamesTheNearestCasesWithWhatTheyShare() {
        CommandLineRun run = run(WANG, "--top", "2");
        List<String> lines = run.out().lines().toList();

        assertEquals(0, run.status(), run.err());
        assertEquals("case: wang-2022", lines.get(0));
        assertEquals("readWhole: false", lines.get(1));
        assertTrue(lines.get(3).matches("similar +score +shared +against *"), run.out());
        assertTrue(lines.get(5).contains("erythematous plaque ("), run.out());
        assertTrue(lines.get(6).contains("Garner"), run.out());
        assertTrue(lines.get(9).startsWith("Glucagonoma with metastases of liver and lung"), run.out());
        assertTrue(lines.get(9).contains("recovery ("), run.out());
        assertTrue(lines.get(9).contains("weight loss ("), run.out());
        assertEquals("2 rows", lines.get(lines.size() - 1));
    }

    @ParameterizedTest
    @EnumSource
    void jsonHasTheCasesAndScoresOfEachMeasure(Measure measure) {
        CommandLineRun run = run(WANG, "--top", "5", "--format", "json", "--measure", measure.shortName());
        List<String> expected = SimilarityIndex.of(store.build().dataset().getDefaultGraph())
                .nearest(NodeFactory.createURI(CG.CASE_BASE + WANG), measure, 5)
                .stream()
                .map(similar ->
                        similar.caseIri().getURI() + " " + similar.score().doubleValue())
                .toList();

        assertEquals(0, run.status(), run.err());
        assertEquals(5, expected.size());
        assertEquals(expected, casesAndScores(run.out()));
    }

    @Test
    void theMeasureIsSimgicUnlessAnotherIsGiven() {
        String simgic = run(WANG, "--format", "csv", "--measure", "simgic").out();

        assertEquals(simgic, run(WANG, "--format", "csv").out());
        assertNotEquals(
                simgic, run(WANG, "--format", "csv", "--measure", "resnik").out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wang-2002 | case=wang-2002: no such case. Nearest: wang-2022",
                "wang-2022 --measure cosine | --measure cosine: there is no such measure. Give one of simgic, resnik.",
                "wang-2022 --top 0 | --top 0: this asks for no case. Give a whole number above 0.",
                "wang-2022 --format ods | --format ods: "
            })
    void whatCannotBeAskedSaysWhatCan(String arguments, String message) {
        CommandLineRun run = run(arguments.split(" "));

        assertEquals(1, run.status());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith(message), run.err());
    }

    private static List<String> casesAndScores(String json) {
        return JSON.parse(json).get("results").getAsObject().get("bindings").getAsArray().stream()
                .map(row -> row.getAsObject().get("similar").getAsObject().getString("value") + " "
                        + Double.parseDouble(
                                row.getAsObject().get("score").getAsObject().getString("value")))
                .toList();
    }

    private static CommandLineRun run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "similar";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandLineRun.of(sources -> store, all);
    }
}
