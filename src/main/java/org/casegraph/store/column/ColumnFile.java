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

    /** Bytes of a column, which is mapped at once with the zeros behind it. */
    static final int MOST = Integer.MAX_VALUE - ALIGNMENT;

    /** With the zeros behind each. */
    private final Map<Section, ByteBuffer> columns = new EnumMap<>(Section.class);

    private final Map<Section, Integer> lengths = new EnumMap<>(Section.class);
    private final Map<Section, byte[]> sums = new EnumMap<>(Section.class);
    private final String sha256;

    /** Where the bytes are. */
    @FunctionalInterface
    private interface Place {
        /** Some of them, which do not change. */
        ByteBuffer bytes(long from, long length) throws IOException;
    }

    private ColumnFile(long size, Place place) throws IOException {
        long end = size - TABLE - TRAILER;
        if (end < 0) {
            throw new IOException("too short");
        }
        byte[] table = new byte[TABLE];
        byte[] trailer = new byte[TRAILER];
        place.bytes(end, TABLE + TRAILER).get(table).get(trailer);
        byte[] sum = DigestUtils.sha256(table);
        if (!Arrays.equals(trailer, 0, SUM, sum, 0, SUM)
                || !Arrays.equals(trailer, SUM, TRAILER, MARK, 0, MARK.length)) {
            throw new IOException("not a table of columns");
        }
        sha256 = HexFormat.of().formatHex(sum);
        ByteBuffer entries = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
        for (Section section : Section.values()) {
            long from = entries.getLong();
            long length = entries.getLong();
            byte[] own = new byte[SUM];
            entries.get(own);
            if (from < 0 || length < 0 || length > MOST) {
                throw new IOException(section + " is not in the file");
            }
            long padded = (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
            if (padded > end || from > end - padded) {
                throw new IOException(section + " is not in the file");
            }
            columns.put(section, place.bytes(from, padded).order(ByteOrder.LITTLE_ENDIAN));
            lengths.put(section, (int) length);
            sums.put(section, own);
        }
    }

    /** @throws IOException if it is not there, or no whole file of columns; of what stands in them only the sizes are looked at */
    public static ColumnFile open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return new ColumnFile(
                    channel.size(), (from, length) -> channel.map(FileChannel.MapMode.READ_ONLY, from, length));
        }
    }

    /**
     * Of a small file that was read whole.
     *
     * @param file not to be changed from now on
     * @throws IOException as {@link #open}
     */
    public static ColumnFile of(byte[] file) throws IOException {
        ByteBuffer whole = ByteBuffer.wrap(file).asReadOnlyBuffer();
        return new ColumnFile(file.length, (from, length) -> whole.slice(Math.toIntExact(from), (int) length));
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
