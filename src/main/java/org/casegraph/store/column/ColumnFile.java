package org.casegraph.store.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A file of columns, mapped. The file stays what it is while somebody reads it: whoever writes a new one gives it another
 * name, and one that is deleted goes when nobody has it open any more.
 */
public final class ColumnFile {
    static final int ALIGNMENT = Long.BYTES;
    private static final int SUM = 32;
    static final int TABLE = Section.values().length * (2 * Long.BYTES + SUM);
    static final byte[] MARK = "CGCOLUM3".getBytes(StandardCharsets.US_ASCII);
    static final int TRAILER = SUM + MARK.length;

    private static final int MOST = Integer.MAX_VALUE - ALIGNMENT;

    /** With the zeros behind each. */
    private final Map<Section, ByteBuffer> columns = new EnumMap<>(Section.class);

    private final Map<Section, Integer> lengths = new EnumMap<>(Section.class);
    private final Map<Section, byte[]> sums = new EnumMap<>(Section.class);
    private final String sha256;

    private ColumnFile(FileChannel channel) throws IOException {
        long end = channel.size() - TABLE - TRAILER;
        if (end < 0) {
            throw new IOException("too short");
        }
        ByteBuffer table = read(channel, end);
        byte[] trailer = new byte[TRAILER];
        table.get(TABLE, trailer);
        byte[] sum = DigestUtils.sha256(Arrays.copyOf(table.array(), TABLE));
        if (!Arrays.equals(trailer, 0, SUM, sum, 0, SUM)
                || !Arrays.equals(trailer, SUM, TRAILER, MARK, 0, MARK.length)) {
            throw new IOException("not a table of columns");
        }
        sha256 = HexFormat.of().formatHex(sum);
        for (Section section : Section.values()) {
            long from = table.getLong();
            long length = table.getLong();
            byte[] own = new byte[SUM];
            table.get(own);
            if (from < 0 || length < 0 || length > MOST || from + length > end) {
                throw new IOException(section + " is not in the file");
            }
            long padded = (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
            columns.put(
                    section,
                    channel.map(FileChannel.MapMode.READ_ONLY, from, padded).order(ByteOrder.LITTLE_ENDIAN));
            lengths.put(section, (int) length);
            sums.put(section, own);
        }
    }

    private static ByteBuffer read(FileChannel channel, long from) throws IOException {
        ByteBuffer table = ByteBuffer.allocate(TABLE + TRAILER).order(ByteOrder.LITTLE_ENDIAN);
        while (table.hasRemaining()) {
            if (channel.read(table, from + table.position()) < 0) {
                throw new IOException("too short");
            }
        }
        return table.flip();
    }

    /** @throws IOException if it is not there, or no whole file of columns; of what stands in them only the sizes are looked at */
    public static ColumnFile open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return new ColumnFile(channel);
        }
    }

    /** Of the sums of all columns. */
    public String sha256() {
        return sha256;
    }

    /** A column, in little-endian order. */
    public ByteBuffer bytes(Section section) {
        return padded(section)
                .slice(0, Objects.requireNonNull(lengths.get(section)))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer padded(Section section) {
        return Objects.requireNonNull(columns.get(section)).duplicate();
    }

    /** Reads all columns; the first that is not what was written. */
    public Optional<Section> damaged() {
        for (Section section : Section.values()) {
            MessageDigest digest = DigestUtils.getSha256Digest();
            digest.update(padded(section));
            if (!Arrays.equals(digest.digest(), sums.get(section))) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }
}
