package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.project.ProjectFiles;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The modules as one ontology, which ROBOT merges, writes and reports on. ROBOT brings another OWL API and another Jena,
 * so it runs in a process and on a class path of its own, which the build resolves.
 */
class ReleaseTest {
    private static final Path RELEASE = Path.of("target", "release");
    private static final Path CLASS_PATH = Path.of("target", "robot", "classpath");
    private static final Path REPORT = RELEASE.resolve("report.tsv");
    private static final String NAME = CG.BASE + "ontology";
    private static final Node DEFINITION = NodeFactory.createURI("http://purl.obolibrary.org/obo/IAO_0000115");

    @BeforeAll
    static void release() throws IOException, InterruptedException {
        assertTrue(Files.exists(CLASS_PATH), "mvn test-compile writes the class path of ROBOT to " + CLASS_PATH);
        Files.createDirectories(RELEASE);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                Files.readString(CLASS_PATH).strip(),
                "org.obolibrary.robot.CommandLineInterface",
                "merge",
                "--catalog",
                "ontology/catalog-v001.xml",
                "--collapse-import-closure",
                "true"));
        modules().forEach(file -> command.addAll(List.of("--input", file)));
        command.addAll(List.of("query", "--update", "queries/release/obo-annotations.ru"));
        command.addAll(List.of("annotate", "--ontology-iri", NAME, "--version-iri", NAME + "/0.2.0"));
        for (String format : List.of("owl", "ttl", "json")) {
            command.addAll(List.of(
                    "convert",
                    "--output",
                    RELEASE.resolve("casegraph." + format).toString()));
        }
        command.addAll(List.of("report", "--base-iri", CG.BASE, "--fail-on", "none", "--output", REPORT.toString()));

        File log = RELEASE.resolve("robot.log").toFile();
        Process robot = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        assertTrue(robot.waitFor(10, TimeUnit.MINUTES), "ROBOT runs on");
        assertEquals(0, robot.exitValue(), Files.readString(log.toPath()));
    }

    @Test
    void robotsReportHasNoError() throws IOException {
        List<String> rows = Files.readAllLines(REPORT);

        assertEquals("Level\tRule Name\tSubject\tProperty\tValue", rows.get(0));
        assertEquals(
                List.of(), rows.stream().filter(row -> row.startsWith("ERROR")).toList());
    }

    @Test
    void everyFormHasOneHeaderAndEveryTermWithItsDefinition() throws IOException {
        Graph turtle = RDFParser.source(RELEASE.resolve("casegraph.ttl")).toGraph();
        Graph xml = RDFParser.source(RELEASE.resolve("casegraph.owl")).toGraph();
        JsonObject json = JsonParser.parseString(Files.readString(RELEASE.resolve("casegraph.json")))
                .getAsJsonObject();
        List<Node> defined = WholeOntology.graph()
                .find(Node.ANY, SKOS.definition.asNode(), Node.ANY)
                .mapWith(Triple::getSubject)
                .toList();

        assertTrue(defined.size() > 900, defined.size() + " terms");
        for (Graph form : List.of(turtle, xml)) {
            assertEquals(
                    List.of(NodeFactory.createURI(NAME)),
                    form.find(Node.ANY, RDF.type.asNode(), OWL2.Ontology.asNode())
                            .mapWith(Triple::getSubject)
                            .toList());
            assertTrue(form.contains(
                    NodeFactory.createURI(NAME), OWL2.versionIRI.asNode(), NodeFactory.createURI(NAME + "/0.2.0")));
            assertEquals(
                    List.of(),
                    form.find(Node.ANY, OWL2.imports.asNode(), Node.ANY).toList());
            for (Node term : defined) {
                assertTrue(form.contains(term, RDFS.label.asNode(), Node.ANY), term.toString());
                assertEquals(
                        form.find(term, SKOS.definition.asNode(), Node.ANY)
                                .mapWith(Triple::getObject)
                                .toList(),
                        form.find(term, DEFINITION, Node.ANY)
                                .mapWith(Triple::getObject)
                                .toList());
            }
        }
        assertEquals(
                NAME,
                json.getAsJsonArray("graphs").get(0).getAsJsonObject().get("id").getAsString());
        assertEquals(1, json.getAsJsonArray("graphs").size());
    }

    /** What the terms mean and what they match; claims about diseases are data. The one with the header comes first. */
    private static List<String> modules() {
        List<String> files = new ArrayList<>(List.of("ontology/core.ttl"));
        ProjectFiles.under("ontology", ".ttl").keySet().stream()
                .filter(file -> !file.startsWith("ontology/shapes/"))
                .filter(file -> !List.of(
                                "ontology/core.ttl", "ontology/knowledge.ttl", "ontology/functional-syndromes.ttl")
                        .contains(file))
                .forEach(files::add);
        return files;
    }
}
