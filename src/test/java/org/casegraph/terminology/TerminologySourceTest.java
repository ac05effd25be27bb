package org.casegraph.terminology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminologySourceTest {
    private static final Path FILES = Path.of("src/test/resources/terminologies");

    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"tide.obo", "tide.json", "tide.ttl"})
    void everyFormatGivesTheSameTerminology(String file) {
        Terminology terminology = read(FILES.resolve(file));

        assertEquals(graph(FILES.resolve("tide.expected.ttl")), triples(terminology.graph()));
        assertEquals(
                "http://purl.obolibrary.org/obo/tide.owl", terminology.name().getURI());
        assertEquals("tide 2026-01-01", terminology.title());
        assertEquals(7, terminology.size());
        assertEquals(List.of(), problems);
    }

    @Test
    void rdfXmlUnderTheEndingOfOwlGivesTheSame() throws IOException {
        Path file = folder.resolve("tide.owl");
        try (OutputStream out = Files.newOutputStream(file)) {
            RDFDataMgr.write(out, RDFDataMgr.loadGraph(FILES.resolve("tide.ttl").toString()), RDFFormat.RDFXML_PLAIN);
        }

        assertEquals(
                graph(FILES.resolve("tide.expected.ttl")), triples(read(file).graph()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tide.obo", "tide.json", "tide.ttl"})
    void whatIsPackedByGzipGivesTheSame(String name) throws IOException {
        Path file = packed(name, Files.readAllBytes(FILES.resolve(name)));

        assertEquals(
                graph(FILES.resolve("tide.expected.ttl")), triples(read(file).graph()));
    }

    @Test
    void aCircleOfIsAIsOneLineWithItsTermsAndTheRestGoesIn() {
        Terminology circle = read(FILES.resolve("circle.obo"));

        String file = FILES.resolve("circle.obo").toString();
        assertEquals(
                List.of(
                        file + ":23: \"no\" is no CURIE and no IRI. Write the id as PREFIX:code; the rest was read.",
                        file + ":24: the text in quotation marks has no end. Close it on the same line.",
                        file + ": is_a goes in a circle through CIRCLE:0000002, CIRCLE:0000003. Take one is_a away;"
                                + " none between these terms was taken, and the rest was read."),
                problems);
        Graph graph = circle.graph();
        assertTrue(graph.contains(term("CIRCLE_0000002"), RDFS.subClassOf.asNode(), term("CIRCLE_0000001")));
        assertTrue(graph.contains(term("CIRCLE_0000004"), RDFS.subClassOf.asNode(), term("CIRCLE_0000002")));
        assertEquals(
                2,
                graph.find(Node.ANY, RDFS.subClassOf.asNode(), Node.ANY)
                        .toList()
                        .size());
        assertEquals(Optional.empty(), circle.version());
    }

    @Test
    void aTruncatedJsonIsOneLineWithItsPath() throws IOException {
        byte[] whole = Files.readAllBytes(FILES.resolve("tide.json"));
        Path file = folder.resolve("cut.json");
        Files.write(file, Arrays.copyOf(whole, 1500));

        Problem problem = assertThrows(Problem.class, () -> read(file));

        assertEquals(1, problem.getMessage().lines().count());
        assertTrue(
                problem.getMessage()
                        .startsWith(
                                file + " $.graphs[0].nodes[3]: the JSON cannot be read on: End of input at line 26"),
                problem.getMessage());
    }

    @Test
    void aTruncatedPackedFileIsOneLine() throws IOException {
        Path whole = packed("tide.json", Files.readAllBytes(FILES.resolve("tide.json")));
        Path file = folder.resolve("cut.json.gz");
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        Problem problem = assertThrows(Problem.class, () -> read(file));

        assertEquals(1, problem.getMessage().lines().count());
        assertTrue(problem.getMessage().startsWith(file + " $"), problem.getMessage());
        assertTrue(problem.getMessage().contains("nothing of it was taken"), problem.getMessage());
    }

    @Test
    void aTruncatedTurtleIsOneLineWithItsPlace() throws IOException {
        Path file = folder.resolve("cut.ttl");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(FILES.resolve("tide.ttl")), 1000));

        Problem problem = assertThrows(Problem.class, () -> read(file));

        assertEquals(1, problem.getMessage().lines().count());
        assertTrue(problem.getMessage().matches("(?s)\\Q" + file + "\\E:\\d+:\\d+: .*"), problem.getMessage());
    }

    @Test
    void functionalSyntaxIsRefusedWithAWayOut() throws IOException {
        Path file = folder.resolve("tide.owl");
        Files.writeString(file, "Prefix(:=<http://example.org/>)\nOntology(<http://example.org/>)\n");

        Problem problem = assertThrows(Problem.class, () -> read(file));

        assertEquals(
                file + ": this is OWL in functional or Manchester syntax. Convert it to RDF/XML, for example with robot"
                        + " convert --format owl.",
                problem.getMessage());
    }

    @Test
    void aFileWithoutAClassIsNoTerminology() throws IOException {
        Path file = folder.resolve("empty.obo");
        Files.writeString(file, "format-version: 1.4\n");

        Problem problem = assertThrows(Problem.class, () -> read(file));

        assertEquals(
                file + ": there is no class in it. Give a terminology in OBO Graphs JSON, OBO or OWL.",
                problem.getMessage());
    }

    @Test
    void packedJsonWithoutGraphsIsToldSo() throws IOException {
        Path file = packed("case.json", "{\"id\": \"comet-1\"}".getBytes(StandardCharsets.UTF_8));

        Problem problem = assertThrows(Problem.class, () -> read(file));

        assertEquals(
                file + ": there are no graphs in this JSON. Give OBO Graphs under this name, and unpack JSON of cases.",
                problem.getMessage());
    }

    @Test
    void aBombIsRefused() throws IOException {
        Path file = packed("bomb.obo", "\n".repeat(12 << 20).getBytes(StandardCharsets.UTF_8));

        Problem problem = assertThrows(Problem.class, () -> read(file));

        assertEquals(
                file + ": what comes out of it is more than 200 times larger than the file. Unpack it yourself if you"
                        + " trust it.",
                problem.getMessage());
    }

    private Terminology read(Path file) {
        return TerminologySource.read(file, problem -> problems.add(problem.getMessage()))
                .get(0);
    }

    private Path packed(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(bytes);
        }
        return file;
    }

    private static Node term(String local) {
        return NodeFactory.createURI(OBO.NS + local);
    }

    private static Set<Triple> graph(Path turtle) {
        return triples(RDFDataMgr.loadGraph(turtle.toString(), Lang.TURTLE));
    }

    private static Set<Triple> triples(Graph graph) {
        return graph.find().toSet();
    }
}
