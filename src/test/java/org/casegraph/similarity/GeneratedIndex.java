package org.casegraph.similarity;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.casegraph.similarity.row.SparseRows;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/**
 * The columns of as many cases as one likes, without their graphs: each has the most specific findings of one case that
 * there is, a third of them exchanged for some of others, and what that case denies. The same seed gives the same columns.
 */
public final class GeneratedIndex {
    private static final int EXCHANGED = 3;

    private GeneratedIndex() {}

    /** @param columns as {@link SimilarityIndex#writeTo} wrote them */
    public static SimilarityIndex of(byte[] columns, int cases, long seed) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(columns));
        for (int left = in.readInt(); left > 0; left--) {
            in.readUTF();
        }
        String[] classes = new String[in.readInt()];
        for (int type = 0; type < classes.length; type++) {
            classes[type] = in.readUTF();
        }
        int[] content = SparseRows.readInts(in);
        SparseRows atOrAbove = SparseRows.readFrom(in);
        SparseRows.readFrom(in);
        SparseRows mostSpecific = SparseRows.readFrom(in);
        SparseRows absent = SparseRows.readFrom(in);
        Path file = Files.createTempFile("generated", ".index");
        try {
            try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
                    DataOutputStream out = new DataOutputStream(bytes)) {
                out.writeInt(cases);
                for (int number = 0; number < cases; number++) {
                    out.writeUTF(CG.CASE_BASE + String.format("generated-%07d", number));
                }
                out.writeInt(classes.length);
                for (String type : classes) {
                    out.writeUTF(type);
                }
                SparseRows.writeInts(out, content);
                atOrAbove.writeTo(out);
                write(out, cases, new Drawn(atOrAbove, mostSpecific, absent, content, new Random(seed)));
            }
            try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
                return SimilarityIndex.readFrom(new DataInputStream(bytes));
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void write(DataOutputStream out, int cases, Drawn drawn) throws IOException {
        Rows present = new Rows(cases);
        Rows mostSpecific = new Rows(cases);
        Rows absent = new Rows(cases);
        int[] contentOfCase = new int[cases];
        for (int number = 0; number < cases; number++) {
            drawn.next();
            present.add(drawn.present);
            mostSpecific.add(drawn.mostSpecific);
            absent.add(drawn.absent);
            contentOfCase[number] = drawn.contentOfCase();
        }
        present.rows().writeTo(out);
        mostSpecific.rows().writeTo(out);
        absent.rows().writeTo(out);
        SparseRows.writeInts(out, contentOfCase);
    }

    /** One case after the other. */
    private static final class Drawn {
        private final SparseRows atOrAbove;
        private final SparseRows patterns;
        private final SparseRows denials;
        private final int[] content;
        private final Random random;
        private int[] present = {};
        private int[] mostSpecific = {};
        private int[] absent = {};

        Drawn(SparseRows atOrAbove, SparseRows patterns, SparseRows denials, int[] content, Random random) {
            this.atOrAbove = atOrAbove;
            this.patterns = patterns;
            this.denials = denials;
            this.content = content;
            this.random = random;
        }

        void next() {
            int pattern = random.nextInt(patterns.starts().length - 1);
            RoaringBitmap all = new RoaringBitmap();
            for (int type : patterns.row(pattern)) {
                int own = random.nextInt(EXCHANGED) == 0
                        ? patterns.values()[random.nextInt(patterns.values().length)]
                        : type;
                atOrAbove.forEach(own, all::add);
            }
            present = all.toArray();
            RoaringBitmap above = new RoaringBitmap();
            all.forEach((int type) -> atOrAbove.forEach(type, higher -> {
                if (higher != type) {
                    above.add(higher);
                }
            }));
            mostSpecific = RoaringBitmap.andNot(all, above).toArray();
            absent = Arrays.stream(denials.row(pattern))
                    .filter(type -> !all.contains(type))
                    .toArray();
        }

        int contentOfCase() {
            return Arrays.stream(present).map(type -> content[type]).sum();
        }
    }

    private static final class Rows {
        private final int[] starts;
        private int[] values = new int[1 << 16];
        private int count;
        private int row;

        Rows(int rows) {
            starts = new int[rows + 1];
        }

        void add(int... more) {
            if (count + more.length > values.length) {
                values = Arrays.copyOf(values, 2 * (count + more.length));
            }
            System.arraycopy(more, 0, values, count, more.length);
            count += more.length;
            starts[++row] = count;
        }

        SparseRows rows() {
            return new SparseRows(starts, Arrays.copyOf(values, count));
        }
    }
}
