package org.casegraph.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.casegraph.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpFolderTest {
    private static final DatasetGraph DATASET =
            RDFParser.fromString("<urn:g> { <urn:s> <urn:p> 1 }", Lang.TRIG).toDatasetGraph();
    private static final Graph DESCRIPTION = GraphFactory.createDefaultGraph();

    @TempDir
    private Path folder;

    @Test
    void aDumpTakesThePlaceOfNothingUnasked() throws IOException {
        Path mine = Files.writeString(folder.resolve("dump.nq.gz"), "mine");

        assertEquals(
                mine
                        + ": this is there already with other content. Name another folder, or give --force to replace it.",
                assertThrows(
                                Problem.class,
                                () -> DumpFolder.write(DATASET, DESCRIPTION, folder, true, false, Disk.SYSTEM))
                        .getMessage());
        assertEquals("mine", Files.readString(mine));
        assertEquals(Set.of("dump.nq.gz"), names());
    }

    @Test
    void whoAsksForItReplacesADump() throws IOException {
        Path mine = Files.writeString(folder.resolve("dump.nq.gz"), "mine");
        DumpFolder.write(DATASET, DESCRIPTION, folder, true, true, Disk.SYSTEM);

        assertEquals(
                DATASET.stream().toList(),
                RDFParser.source(mine.toString()).toDatasetGraph().stream().toList());
        assertEquals(Set.of("dump.nq.gz", "default-graph.nt.gz", "void.ttl"), names());
    }

    @Test
    void theSameBytesTakeNoPlace() throws IOException {
        DumpFolder.write(DATASET, DESCRIPTION, folder, true, false, Disk.SYSTEM);
        byte[] written = Files.readAllBytes(folder.resolve("dump.nq.gz"));
        DumpFolder.write(DATASET, DESCRIPTION, folder, true, false, Disk.SYSTEM);

        assertArrayEquals(written, Files.readAllBytes(folder.resolve("dump.nq.gz")));
        assertEquals(Set.of("dump.nq.gz", "default-graph.nt.gz", "void.ttl"), names());
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
