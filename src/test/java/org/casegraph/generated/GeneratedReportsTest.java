package org.casegraph.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.casegraph.intake.CaseStore;
import org.casegraph.problem.Problem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedReportsTest {
    private static final String SECOND = "0000/generated-report-0000002.ttl";

    @TempDir
    private Path folder;

    @Test
    void theyAreCasesWithoutFaultTheSameBySeedAndNoneIsACopy() throws IOException {
        Path all = folder.resolve("all");
        GeneratedReports.write(4, 1, all);
        GeneratedReports.write(2, 1, folder.resolve("again"));
        GeneratedReports.write(2, 2, folder.resolve("others"));

        String second = Files.readString(all.resolve(SECOND));
        assertEquals(second, Files.readString(folder.resolve("again").resolve(SECOND)));
        assertNotEquals(second, Files.readString(folder.resolve("others").resolve(SECOND)));
        var read = CaseStore.builder(List.of(all));
        assertEquals(List.of(), read.faults().stream().map(Problem::text).toList());
        assertEquals(4, read.build().cases().size());
    }

    /** As many as to draw all but each case of the project. */
    @Tag("long")
    @Test
    void noneOfManyHasAFault() throws IOException {
        GeneratedReports.write(150, 1, folder);
        assertEquals(
                List.of(),
                CaseStore.builder(List.of(folder)).faults().stream()
                        .map(Problem::text)
                        .toList());
    }
}
