package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.casegraph.description.DatasetDescription;
import org.casegraph.description.Examples;
import org.casegraph.intake.CaseStore;
import org.casegraph.problem.Problem;
import org.casegraph.store.Store;
import org.casegraph.store.StoreFolder;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code build} writes is what is served. */
class BuildCommandTest {
    private static final Path CASE = Path.of("data/cases/wang-2022.ttl");
    private static final Path SMALL = Path.of("data/cases/halvorson-2013.ttl");

    @TempDir
    private Path folder;

    private Path built;

    @TempDir
    private static Path shared;

    @BeforeAll
    static void build() {
        CommandLineRun run = CommandLineRun.of(
                "build", CASE.toString(), "--store", shared.resolve("store").toString());

        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().startsWith("1 cases, "), run.out());
    }

    @BeforeEach
    void copy() throws IOException {
        built = Files.createDirectory(folder.resolve("store"));
        try (Stream<Path> files = Files.list(shared.resolve("store"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, built.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void anOpenedStoreHoldsGraphByGraphWhatWasBuilt() {
        try (Store opened = CaseStore.of(List.of(built));
                Store made = CaseStore.of(List.of(CASE))) {
            assertEquals(made.cases(), opened.cases());
            Set<Node> described = Set.of(DatasetDescription.GRAPH, Examples.GRAPH);
            Set<Node> expected = new HashSet<>(described);
            expected.addAll(names(made));
            assertEquals(expected, names(opened));
            for (Node name : names(made)) {
                assertTrue(
                        made.dataset()
                                .getGraph(name)
                                .isIsomorphicWith(opened.dataset().getGraph(name)),
                        name.toString());
            }
            // It may say again what a source says of itself.
            long describing = described.stream()
                    .flatMap(name -> opened.dataset().getGraph(name).stream())
                    .filter(triple -> !made.dataset().getDefaultGraph().contains(triple))
                    .count();
            assertEquals(
                    made.dataset().getDefaultGraph().size() + describing,
                    opened.dataset().getDefaultGraph().size());
            assertEquals(made.modules().keySet(), opened.modules().keySet());
        }
    }

    @Test
    void anOpenedStoreProvesOrder() {
        try (Store opened = CaseStore.of(List.of(built))) {
            Node caseIri = opened.cases().get(0);
            Triple ordered = opened.dataset()
                    .getDefaultGraph()
                    .find(Node.ANY, CG.certainlyPrecedes, Node.ANY)
                    .next();

            assertTrue(opened.order()
                    .timeline(caseIri)
                    .proof(ordered.getSubject(), ordered.getObject(), CG.certainlyPrecedes)
                    .isPresent());
        }
    }

    @Test
    void aStoreIsAskedAsItsSourcesAre() {
        String[] question = {"query", "absent-findings", "--format", "csv", "--source"};

        assertEquals(asked(question, CASE), asked(question, built));
    }

    @Test
    void aByteThatChangedIsFoundByCheck() throws IOException {
        CommandLineRun whole = CommandLineRun.of("check", built.toString());
        assertEquals(built + ": a whole store", whole.out().strip());
        Path columns = columns();
        byte[] bytes = Files.readAllBytes(columns);
        bytes[bytes.length / 2] ^= 1;
        Files.write(columns, bytes);

        CommandLineRun run = CommandLineRun.of("check", built.toString());

        assertEquals(1, run.status());
        assertEquals(
                built + ": this store is damaged. Build it again. [store-damaged]",
                run.err().strip());
    }

    @Test
    void aStoreThatLacksItsEndIsNotServed() throws IOException {
        Path columns = columns();
        Files.write(columns, Arrays.copyOf(Files.readAllBytes(columns), 1 << 16));

        assertRefused(built + ": this store is damaged. Build it again.");
    }

    @Test
    void aTornStoreIsNotServed() throws IOException {
        Files.delete(columns());

        assertRefused(built + ": this store is damaged. Build it again.");
    }

    @Test
    void aStoreWithFewerQuadsThanItWasBuiltWithIsNotServed() throws IOException {
        Path manifest = built.resolve("casegraph-store.json");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("(\"quads\" ?: ?)", "$11"));

        assertRefused(built + ": this store is damaged. Build it again.");
    }

    @Test
    void aStoreOfAnotherLayoutIsNotServed() throws IOException {
        Path manifest = built.resolve("casegraph-store.json");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("(\"layout\" ?: ?\")\\d+", "$12"));

        assertRefused(built + ": this store was built by another version of casegraph. Build it again.");
    }

    @Test
    void aStoreIsReplacedAndLeavesNothingBeside() throws IOException {
        assertEquals(
                0,
                CommandLineRun.of("build", CASE.toString(), "--store", built.toString())
                        .status());
        try (Stream<Path> beside = Files.list(folder)) {
            assertEquals(List.of(built), beside.toList());
        }
    }

    @Test
    void theSameSourcesGiveTheSameBytesInWhateverOrder() throws IOException {
        List<String> sources = Stream.of(
                        "phenopackets/family.json",
                        "phenopackets/comet.json",
                        "terminologies/tide.json",
                        "terminologies/islander.ttl",
                        "phenopackets/antenatal.json")
                .map(file -> "src/test/resources/" + file)
                .collect(Collectors.toCollection(ArrayList::new));
        sources.add(SMALL.toString());
        String first = columnsOf(sources);
        Collections.reverse(sources);

        assertEquals(first, columnsOf(sources));
    }

    /** Named by what is in it. */
    private String columnsOf(List<String> sources) throws IOException {
        List<String> words = new ArrayList<>(List.of("build", "--store", built.toString()));
        words.addAll(sources);
        CommandLineRun run = CommandLineRun.of(words.toArray(String[]::new));
        assertEquals(0, run.status(), run.err());
        return columns().getFileName().toString();
    }

    @Test
    void aDumpHasEachGraphOfTheStoreAndGoesWithIt() throws IOException {
        CommandLineRun run =
                CommandLineRun.of("build", SMALL.toString(), "--store", built.toString(), "--dump", built.toString());

        assertEquals(0, run.status(), run.err());
        DatasetGraph read = DatasetGraphFactory.createGeneral();
        RDFParser.source(StoreFolder.dump(built).toString()).parse(read);
        try (Store opened = CaseStore.builder(List.of(built)).servedAt(CG.BASE).build()) {
            assertEquals(names(opened), Iter.toSet(read.listGraphNodes()));
            for (Node name : names(opened)) {
                assertEquals(
                        opened.dataset().getGraph(name).size(),
                        read.getGraph(name).size(),
                        name.toString());
            }
            assertEquals(
                    opened.dataset().getGraph(DatasetDescription.GRAPH).size(),
                    RDFParser.source(built.resolve("void.ttl")).toGraph().size());
        }

        CommandLineRun.of("build", SMALL.toString(), "--store", built.toString());
        assertFalse(Files.exists(StoreFolder.dump(built)));
        assertFalse(Files.exists(built.resolve("void.ttl")));
    }

    @Test
    void whatIsNoStoreIsNeverReplaced() throws IOException {
        Path mine =
                Files.writeString(Files.createDirectory(folder.resolve("mine")).resolve("notes.txt"), "mine");
        CommandLineRun run = CommandLineRun.of(
                "build", CASE.toString(), "--store", mine.getParent().toString());

        assertEquals(1, run.status());
        assertEquals(
                mine.getParent()
                        + ": this is there already and is no store of casegraph. Name another folder. [not-written]",
                run.err().strip());
        assertEquals("mine", Files.readString(mine));
    }

    private Path columns() throws IOException {
        try (Stream<Path> files = Files.list(built)) {
            return files.filter(file -> file.toString().endsWith(".cgc"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void assertRefused(String message) {
        assertEquals(
                message,
                assertThrows(Problem.class, () -> CaseStore.of(List.of(built))).getMessage());
    }

    private static Set<Node> names(Store store) {
        Set<Node> names = new HashSet<>();
        store.dataset().listGraphNodes().forEachRemaining(names::add);
        return names;
    }

    private static String asked(String[] question, Path source) {
        String[] words =
                Stream.concat(Stream.of(question), Stream.of(source.toString())).toArray(String[]::new);
        return CommandLineRun.of(words).out().lines().collect(Collectors.joining("\n"));
    }
}
