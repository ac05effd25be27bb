package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A validator of others, in {@code src/validators}, run in a process and on a class path of its own. */
record ForeignValidator(String name, String program) {
    static final ForeignValidator FHIR = new ForeignValidator("fhir", "FhirValidation.java");
    static final ForeignValidator PHENOPACKETS = new ForeignValidator("phenopackets", "PhenopacketValidation.java");

    /** The lines that it prints of the files in a folder: faults, and last how many files it read. */
    List<String> validate(Path folder, String... more) throws IOException, InterruptedException {
        Path classPath = Path.of("target", name, "classpath");
        assertTrue(Files.exists(classPath), "mvn -f src/validators/pom.xml process-resources writes " + classPath);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Files.readString(classPath).strip(),
                Path.of("src", "validators", name, program).toString(),
                folder.toString()));
        command.addAll(List.of(more));
        Path told = folder.resolve("stderr.txt");
        Process process =
                new ProcessBuilder(command).redirectError(told.toFile()).start();
        List<String> lines;
        try (Stream<String> printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()) {
            lines = printed.toList();
        }
        assertEquals(0, process.waitFor(), Files.readString(told));
        return lines;
    }
}
