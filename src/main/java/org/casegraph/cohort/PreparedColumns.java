package org.casegraph.cohort;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.util.NodeFactoryExtra;

/**
 * What was made of all cases when they were written, so that nobody has to make it who asks first. What is not there is made
 * when it is asked for. Any number of threads may read.
 */
public final class PreparedColumns {
    public static final PreparedColumns NONE = new PreparedColumns(Map.of());

    /** In the order in which they stand behind each other. */
    public enum Column {
        /** The most frequent parts of all cases, as text. */
        PARTS,
        /** By which classes each case names its findings. */
        NAMED_FINDINGS,
        /** The ages of patients, and those at the onset of diseases. */
        AGES
    }

    private final Map<Column, ByteBuffer> columns;

    private PreparedColumns(Map<Column, ByteBuffer> columns) {
        this.columns = columns;
    }

    /** @param bytes that {@link #bytes} made, or none */
    public static PreparedColumns of(ByteBuffer bytes) {
        if (!bytes.hasRemaining()) {
            return NONE;
        }
        ByteBuffer whole = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        Map<Column, ByteBuffer> columns = new EnumMap<>(Column.class);
        int at = Column.values().length * Integer.BYTES;
        for (Column column : Column.values()) {
            int length = whole.getInt();
            if (length > 0) {
                columns.put(column, whole.slice(at, length).order(ByteOrder.LITTLE_ENDIAN));
            }
            at += length;
        }
        return new PreparedColumns(columns);
    }

    /** Of columns that are not there there are no bytes. */
    public static byte[] bytes(Map<Column, byte[]> columns) {
        int length = columns.values().stream().mapToInt(column -> column.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(Column.values().length * Integer.BYTES + length)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (Column column : Column.values()) {
            bytes.putInt(columns.getOrDefault(column, new byte[0]).length);
        }
        for (Column column : Column.values()) {
            bytes.put(columns.getOrDefault(column, new byte[0]));
        }
        return bytes.array();
    }

    /** In little-endian order, at its beginning. */
    public Optional<ByteBuffer> column(Column column) {
        return Optional.ofNullable(columns.get(column))
                .map(bytes -> bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN));
    }

    /** The next so many bytes as text. */
    public static String text(ByteBuffer bytes, int length) {
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** The terms as lines; empty if one of them would not be the same when it is read again, as a blank node is not. */
    public static Optional<String> lines(List<Node> terms) {
        List<String> lines = terms.stream().map(NodeFmtLib::strNT).toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!isSame(terms.get(i), lines.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(String.join("\n", lines));
    }

    private static boolean isSame(Node term, String line) {
        try {
            return !term.isBlank() && NodeFactoryExtra.parseNode(line).equals(term);
        } catch (JenaException unreadable) {
            return false;
        }
    }

    /** What {@link #lines} wrote. */
    public static List<Node> terms(String lines) {
        return lines.isEmpty()
                ? List.of()
                : Arrays.stream(lines.split("\n"))
                        .map(NodeFactoryExtra::parseNode)
                        .collect(Collectors.toUnmodifiableList());
    }
}
