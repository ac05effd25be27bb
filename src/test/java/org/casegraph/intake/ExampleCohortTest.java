package org.casegraph.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.casegraph.problem.Problem;
import org.casegraph.source.Sha256;
import org.junit.jupiter.api.Test;

/** The cases of others that travel with the program. */
class ExampleCohortTest {
    @Test
    void everyExampleSaysWhereItComesFromAndUnderWhichLicence() throws IOException {
        for (String name : ExampleCohort.names()) {
            String said = Files.readString(ExampleCohort.folder(name).resolve("README.md"));

            assertEquals(
                    List.of(),
                    Stream.of("licence", "from", "No file was changed")
                            .filter(word -> !said.contains(word))
                            .toList());
        }
        assertEquals(List.of("rare-diseases"), ExampleCohort.names());
    }

    @Test
    void anotherNameIsRefusedWithTheNearest() {
        Problem problem = assertThrows(Problem.class, () -> ExampleCohort.folder("rare-disease"));

        assertEquals(
                "--example rare-disease: there is no such example. Nearest: rare-diseases. [unknown-name]",
                problem.text());
    }

    /** Of what phenopacket-store b694d17e and HPO 2025-03-03 published. */
    @Test
    void theFilesAreUnaltered() throws IOException {
        StringBuilder sums = new StringBuilder();
        Path folder = ExampleCohort.folder("rare-diseases");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(one -> one.toString().contains("json"))
                    .sorted()
                    .toList()) {
                sums.append(Sha256.of(Files.readAllBytes(file))).append('\n');
            }
        }

        assertEquals(292, sums.chars().filter(c -> c == '\n').count());
        assertEquals(
                "de8890eeb875fe08eafce152217e1f1f5f0133c0f6e430e3ba2ba65219774769",
                Sha256.of(sums.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
