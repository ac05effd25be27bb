package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.casegraph.graph.CaseIris;
import org.casegraph.intake.CaseStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Phenopackets in the forms of other tools, by each way in. */
class ForeignFormsTest {
    private static final Path FORMS = Path.of("src/test/resources/phenopackets/forms");
    private static final List<String> CASES =
            List.of("array-1", "array-4", "line-1", "line-4", "snake", "typed", "unversioned", "unversioned2");

    @TempDir
    private Path folder;

    @Test
    void importWritesEachRecord() throws IOException {
        CommandLineRun run = CommandLineRun.of("import", FORMS.toString(), "--to", folder.toString());

        assertEquals(1, run.status());
        try (Stream<Path> written = Files.list(folder)) {
            assertEquals(
                    CASES,
                    written.map(file -> file.getFileName().toString().replace(".ttl", ""))
                            .sorted()
                            .toList());
        }
        assertTrue(run.out().contains("not carried: 1 × $[].nickname"), run.out());
    }

    @Test
    void aStoreHoldsEachRecord() {
        Path store = folder.resolve("store");
        CommandLineRun.of("build", FORMS.toString(), "--store", store.toString());

        assertEquals(CASES, ids(List.of(store)));
        assertEquals(CASES, ids(List.of(FORMS)));
    }

    private static List<String> ids(List<Path> sources) {
        return CaseStore.of(sources).cases().stream().map(CaseIris::id).sorted().toList();
    }
}
