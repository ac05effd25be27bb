package org.casegraph.store.mapped;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.cohort.PreparedColumns;
import org.casegraph.graph.CaseIris;
import org.casegraph.store.column.ColumnWriter;
import org.casegraph.store.column.Section;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No file that is not what was written is served, and none is needed by its name once it is mapped. */
class DamagedColumnsTest {
    private static final int TRAILER = 40;
    private static final int ENTRY = 48;

    /** Text and lists of which only what stands in them tells where they end. */
    private static final Set<Section> FREE = Set.of(
            Section.SHARED_TEXT, Section.CASE_TEXT, Section.PREFIXES, Section.INDEX, Section.ORIGINS, Section.COHORT);

    private static final Node NAME = CaseIris.of("one");

    @TempDir
    private Path folder;

    private Path file;
    private byte[] bytes;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("columns");
        Files.deleteIfExists(file);
        try (ColumnWriter writer = new ColumnWriter(folder.resolve("scratch"));
                OutputStream out = Files.newOutputStream(file)) {
            var stated = GraphFactory.createDefaultGraph();
            stated.add(NAME, RDF.type.asNode(), CG.Case);
            stated.add(NAME, RDFS.label.asNode(), NodeFactory.createLiteralString("one"));
            writer.addGraph(CG.Case, stated);
            writer.addCase(NAME, stated, GraphFactory.createDefaultGraph());
            writer.setCohort(PreparedColumns.bytes(Map.of(PreparedColumns.Column.PARTS, "sex\t0\t0".getBytes(UTF_8))));
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

    /** With the right sums, as nobody but a forger has them. */
    @Test
    void countsOfMoreThanTheColumnsHoldAreRefusedWhenTheFileIsOpened() throws IOException {
        int counts = 10;
        for (int count = 0; count < counts; count++) {
            refuses(Section.COUNTS, count, -1);
            refuses(Section.COUNTS, count, Long.MIN_VALUE);
            // How many triples that makes is not counted when it is opened.
            if (count < counts - 2) {
                refuses(Section.COUNTS, count, Long.MAX_VALUE);
                for (long more : new long[] {1, 1L << 31, 1L << 32, Integer.MAX_VALUE - 9}) {
                    refuses(Section.COUNTS, count, longs(Section.COUNTS).get(count) + more);
                }
            }
        }
    }

    @Test
    void aNameOfAGraphThatIsNoTermIsRefusedWhenTheFileIsOpened() throws IOException {
        refuses(Section.GRAPH_NAMES, 0, 0x7fff_ffffL);
        refuses(Section.GRAPH_NAMES, 0, -1);
    }

    @Test
    void columnsThatEndBeforeTheOthersSayAreRefusedWhenTheFileIsOpened() throws IOException {
        for (Section section : Section.values()) {
            long length = longs(section).limit();
            if (length > 0) {
                entry(section, 1).putLong(entry(section, 1).getLong(0) - Integer.BYTES);
                // Their length alone says nothing of these.
                if (!FREE.contains(section)) {
                    isRefused(section + " cut");
                }
                write();
            }
        }
    }

    @Test
    void aColumnThatLiesElsewhereThanInTheFileIsRefusedWhenItIsOpened() throws IOException {
        refusesPlaces(-1, Long.MAX_VALUE - 7);
    }

    @Test
    @Tag("long")
    void aColumnThatLiesAtAnyOtherPlaceIsRefusedWhenItIsOpened() throws IOException {
        refusesPlaces(Long.MIN_VALUE, Long.MAX_VALUE, 1L << 31);
    }

    private void refusesPlaces(long... places) throws IOException {
        for (Section section : Section.values()) {
            for (int of = 0; of < 2; of++) {
                for (long claimed : places) {
                    entry(section, of).putLong(claimed);
                    isRefused(section + " at " + of + ": " + claimed);
                    write();
                }
            }
        }
    }

    private void refuses(Section section, int place, long claimed) throws IOException {
        ByteBuffer column = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        column.putLong((int) entry(section, 0).getLong() + Long.BYTES * place, claimed);
        isRefused(section + " at " + place + ": " + claimed);
        write();
    }

    private LongBuffer longs(Section section) {
        ByteBuffer entry = entry(section, 0);
        return ByteBuffer.wrap(bytes, (int) entry.getLong(), (int) entry.getLong())
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer();
    }

    /** Where the table says where a column is, or how long. */
    private ByteBuffer entry(Section section, int of) {
        int table = bytes.length - TRAILER - Section.values().length * ENTRY;
        return ByteBuffer.wrap(
                        bytes, table + section.ordinal() * ENTRY + of * Long.BYTES, 2 * Long.BYTES - of * Long.BYTES)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private void isRefused(String what) throws IOException {
        int table = Section.values().length * ENTRY;
        int from = bytes.length - TRAILER - table;
        byte[] sum = DigestUtils.sha256(Arrays.copyOfRange(bytes, from, from + table));
        System.arraycopy(sum, 0, bytes, from + table, sum.length);
        Files.write(file, bytes);
        assertThrows(IOException.class, () -> ColumnDataset.open(file), what);
    }

    @Test
    void aFileThatIsDeletedUnderTheMapIsStillRead() throws IOException {
        ColumnDataset mapped = ColumnDataset.open(file);
        Files.delete(file);

        assertEquals(2, mapped.union().find().toList().size());
    }
}
