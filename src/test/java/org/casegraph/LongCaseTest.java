package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.intake.CaseStore;
import org.casegraph.problem.Problem;
import org.casegraph.store.Store;
import org.casegraph.store.StoreBuilder;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case of any length is served, in time and memory that grow with its length and not with its pairs. */
class LongCaseTest {
    @TempDir
    private Path folder;

    @Tag("long")
    @Test
    void fiveThousandDatedFindingsAreServedWithTheirDaysAndToldByName() throws IOException {
        Random random = new Random(13);
        LocalDate first = LocalDate.of(2000, 1, 1);
        StoreBuilder builder = built(
                5_000, i -> "\"onset\":{\"timestamp\":\"" + first.plusDays(random.nextInt(8_000)) + "T00:00:00Z\"}");

        assertEquals(
                List.of(folder.resolve("long.json")
                        + ": https://w3id.org/casegraph/case/long: 5000 occurrences, 5001 points"
                        + " of time among them, have 25000000 pairs with an order, and the order of at most 90000 is"
                        + " written out. The case is served with the days of each, and without the order and the"
                        + " distances of each two; split it to have them. [case-too-large]"),
                builder.faults().stream().map(Problem::text).toList());
        Graph inferred = inferred(builder);
        assertEquals(5_000, count(inferred, CG.earliest));
        assertEquals(5_000, count(inferred, CG.latest));
        assertEquals(0, count(inferred, CG.certainlyPrecedes));
        assertTrue(inferred.size() < 5_000 * 40, () -> inferred.size() + " triples");
    }

    @Tag("long")
    @Test
    void twentyThousandUndatedFindingsAreServed() throws IOException {
        StoreBuilder builder = built(20_000, i -> "\"excluded\":" + (i % 7 == 0));

        assertEquals(List.of(), builder.faults().stream().map(Problem::text).toList());
        Graph inferred = inferred(builder);
        assertEquals(0, count(inferred, CG.certainlyPrecedes));
        assertTrue(inferred.size() < 20_000 * 40, () -> inferred.size() + " triples");
    }

    /** As {@code build} and {@code serve} tell it, so do {@code check} and {@code import}. */
    @Test
    void checkAndImportTellOfALongCaseByName() throws IOException {
        write(packet("long", features(301, i -> "\"onset\":{\"timestamp\":\"2000-01-01T00:00:00Z\"}")));
        String file = folder.resolve("long.json").toString();
        String told = "301 occurrences, 302 points of time among them, have 90601 pairs with an order";

        CommandLineRun check = CommandLineRun.of("check", file);
        assertEquals(1, check.status());
        assertTrue(check.err().contains(file + ": https://w3id.org/casegraph/case/long: " + told), check.err());
        CommandLineRun imported = CommandLineRun.of(
                "import", file, "--to", folder.resolve("cases").toString());
        assertEquals(1, imported.status());
        assertTrue(imported.err().startsWith(file + " long: " + told), imported.err());
        assertTrue(imported.out().startsWith("1 case written"), imported.out());
    }

    private StoreBuilder built(int findings, IntFunction<String> time) throws IOException {
        Files.writeString(folder.resolve("beside.json"), packet("beside", ""));
        write(packet("long", features(findings, time)));
        return assertTimeout(Duration.ofMinutes(2), () -> CaseStore.builder(List.of(folder)));
    }

    private void write(String packet) throws IOException {
        Files.writeString(folder.resolve("long.json"), packet);
    }

    private static String features(int findings, IntFunction<String> time) {
        return IntStream.range(0, findings)
                .mapToObj(i -> "{\"type\":{\"id\":\"HP:0001824\",\"label\":\"Weight loss\"}," + time.apply(i) + "}")
                .collect(Collectors.joining(","));
    }

    private static String packet(String id, String features) {
        return "{\"id\":\"" + id + "\",\"phenotypicFeatures\":[" + features
                + "],\"metaData\":{\"phenopacketSchemaVersion\":\"2.0.2\"}}";
    }

    private static Graph inferred(StoreBuilder builder) {
        Store store = builder.build();
        assertEquals(2, store.cases().size());
        return store.dataset().getGraph(Store.inferredGraph(NodeFactory.createURI(CG.CASE_BASE + "long")));
    }

    private static int count(Graph graph, Node property) {
        return graph.find(Node.ANY, property, Node.ANY).toList().size();
    }
}
