package org.casegraph.store.mapped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.CaseIris;
import org.casegraph.store.column.ColumnWriter;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No file that is not what was written is served, and none is needed by its name once it is mapped. */
class DamagedColumnsTest {
    private static final Node NAME = CaseIris.of("one");

    @TempDir
    private Path folder;

    private Path file;
    private byte[] bytes;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("columns");
        try (ColumnWriter writer = new ColumnWriter(folder.resolve("scratch"));
                OutputStream out = Files.newOutputStream(file)) {
            var stated = GraphFactory.createDefaultGraph();
            stated.add(NAME, RDF.type.asNode(), CG.Case);
            stated.add(NAME, RDFS.label.asNode(), NodeFactory.createLiteralString("one"));
            writer.addCase(NAME, stated, GraphFactory.createDefaultGraph());
            writer.write(PrefixMapping.Standard, out);
        }
        bytes = Files.readAllBytes(file);
    }

    @Test
    void aFileThatIsCutAnywhereIsRefusedWhenItIsOpened() throws IOException {
        for (int length = 0; length < bytes.length; length += 1 + bytes.length / 200) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThrows(IOException.class, () -> ColumnDataset.open(file), () -> "cut");
        }
    }

    @Test
    void aByteThatChangedAnywhereIsRefusedOrFound() throws IOException {
        Random random = new Random(14);
        for (int flip = 0; flip < 300; flip++) {
            byte[] flipped = bytes.clone();
            int at = random.nextInt(bytes.length);
            flipped[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            Files.write(file, flipped);
            assertTrue(isFound(), () -> "byte " + at + " of " + bytes.length);
        }
    }

    private boolean isFound() {
        try {
            return ColumnDataset.open(file).damaged().isPresent();
        } catch (IOException | RuntimeException e) {
            return true;
        }
    }

    @Test
    void aFileThatIsDeletedUnderTheMapIsStillRead() throws IOException {
        ColumnDataset mapped = ColumnDataset.open(file);
        Files.delete(file);

        assertEquals(2, mapped.union().find().toList().size());
    }
}
