package org.casegraph.cohort.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.casegraph.problem.Problem;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ColumnSetReaderTest {
    private static final Path FAULTY = Path.of("src/test/resources/review/faulty");

    /** Beside each file of columns the line that tells what is wrong with it. */
    @TestFactory
    Stream<DynamicTest> aFaultIsToldWithItsPlace() throws IOException {
        try (Stream<Path> files = Files.list(FAULTY)) {
            List<Path> faulty = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertTrue(faulty.size() >= 19, faulty.toString());
            return faulty.stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                        String text = Files.readString(file);
                        String told = Files.readString(Path.of(file.toString().replace(".yaml", ".txt")));

                        Problem problem = assertThrows(
                                Problem.class,
                                () -> ColumnSetReader.read(file.getFileName().toString(), text));

                        assertEquals(
                                told.strip().replace("FILE", file.getFileName().toString()), problem.text());
                    }));
        }
    }

    @Test
    void theReadySetsAreRead() {
        assertEquals(
                List.of("care", "functional-pancreatic-tumours", "phenopackets"),
                ColumnSet.ofProject().stream().map(ColumnSet::name).toList());
        assertTrue(ColumnSet.ofProject().stream().allMatch(set -> set.columns().size() >= 10));
    }

    @Test
    void aColumnWithoutLabelIsCalledByItsId() {
        ColumnSet set = ColumnSetReader.read("/some/where/mine.yml", "columns: [{id: anaemia, finding: cg:Anaemia}]");

        assertEquals("mine", set.name());
        assertEquals("mine", set.title());
        assertEquals("anaemia", set.columns().get(0).label());
    }
}
