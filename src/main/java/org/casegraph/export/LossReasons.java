package org.casegraph.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.casegraph.graph.ShortNames;

/** Why something cannot be in a format: the rows of {@code reasons.tsv}, of which the first that fits holds. */
final class LossReasons {
    private static final String ANY = "*";
    private static final List<Row> ROWS = read();

    private LossReasons() {}

    /** How often a kind of loss is told. */
    enum Told {
        /** Each one. */
        EACH,
        /** Once a case, with how many there are. */
        ONCE,
        /** Not at all, as it says nothing of the patient. */
        NEVER
    }

    /** @param of the class or property that it is about, by its short name */
    record Row(String id, String format, String of, Told told, String because) {
        private boolean fits(String asked, List<String> names) {
            return (format.equals(ANY) || List.of(format.split(" ")).contains(asked))
                    && (of.equals(ANY) || names.contains(of));
        }
    }

    /** @param kinds a property, or the classes of a node */
    static Row of(String format, Stream<Node> kinds) {
        List<String> names = kinds.map(ShortNames.ofProject()::of).toList();
        return ROWS.stream().filter(row -> row.fits(format, names)).findFirst().orElseThrow();
    }

    private static List<Row> read() {
        try (InputStream in =
                Objects.requireNonNull(LossReasons.class.getResourceAsStream("/casegraph/export/reasons.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(row -> new Row(row[0], row[1], row[2], Told.valueOf(row[3]), row[4]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
