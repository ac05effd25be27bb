package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entities of XML: as many uses as an honest ontology has, and none of another file. */
class EntitiesTest {
    @TempDir
    private Path folder;

    @Test
    void anOntologyOfEightyThousandUsesOfAnEntityIsRead() throws IOException {
        CommandLineRun run = check(
                "<!ENTITY obo \"http://purl.obolibrary.org/obo/\">",
                IntStream.range(0, 80_000)
                        .mapToObj(i -> "<owl:Class rdf:about=\"&obo;EX_" + (1_000_000 + i) + "\"/>")
                        .collect(Collectors.joining("\n")));

        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().endsWith(" with 80000 terms\n"), run.out());
    }

    @Test
    void anEntityOfAnotherFileIsRefusedAndNotMadeEmpty() throws IOException {
        CommandLineRun run = check(
                "<!ENTITY other SYSTEM \"file:///etc/hostname\">",
                "<owl:Class rdf:about=\"http://purl.obolibrary.org/obo/EX_1\"><rdfs:label>&other;</rdfs:label></owl:Class>");

        assertEquals(1, run.status());
        assertEquals(
                folder.resolve("terms.owl")
                        + ": its entity \"other\" is in another file, which is not opened. Write its text"
                        + " in this file; nothing of it was taken. [malformed-file]",
                run.err().strip());
    }

    @Test
    void entitiesThatMultiplyAreStillRefused() throws IOException {
        String laughs = IntStream.range(1, 12)
                .mapToObj(i -> "<!ENTITY e" + i + " \"" + ("&e" + (i - 1) + ";").repeat(10) + "\">")
                .collect(Collectors.joining("\n", "<!ENTITY e0 \"laugh\">\n", ""));
        CommandLineRun run =
                check(laughs, "<owl:Class rdf:about=\"http://x.org/a\"><rdfs:label>&e11;</rdfs:label></owl:Class>");

        assertEquals(1, run.status());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    private CommandLineRun check(String entities, String terms) throws IOException {
        Path file = Files.writeString(
                folder.resolve("terms.owl"),
                "<?xml version=\"1.0\"?>\n<!DOCTYPE rdf:RDF [\n" + entities + "\n]>\n"
                        + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
                        + " xmlns:rdfs=\"http://www.w3.org/2000/01/rdf-schema#\""
                        + " xmlns:owl=\"http://www.w3.org/2002/07/owl#\">\n"
                        + "<owl:Ontology rdf:about=\"http://purl.obolibrary.org/obo/ex.owl\"/>\n" + terms
                        + "\n</rdf:RDF>\n");
        return CommandLineRun.of("check", file.toString());
    }
}
