package org.casegraph.export;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.casegraph.graph.ShortNames;
import org.casegraph.project.TableFile;

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
        ONCE
    }

    /** @param of the classes and properties that it is about, by their short names */
    record Row(String id, String format, String of, Told told, String because) {
        private boolean fits(String asked, List<String> names) {
            return (format.equals(ANY) || List.of(format.split(" ")).contains(asked))
                    && (of.equals(ANY) || Arrays.stream(of.split(" ")).anyMatch(names::contains));
        }
    }

    /** In the order in which they are tried. */
    static List<Row> all() {
        return ROWS;
    }

    /** Of a node of which nothing came back, by its classes. */
    static Row ofNode(String format, Collection<Node> classes) {
        return of(format, classes.stream().map(ShortNames.ofProject()::of).toList());
    }

    /** Of a statement, by its property; of a class of a node also by the two, as in {@code rdf:type=cg:Finding}. */
    static Row ofStatement(String format, Triple statement) {
        String property = ShortNames.ofProject().of(statement.getPredicate());
        return of(format, List.of(property + "=" + ShortNames.ofProject().of(statement.getObject()), property));
    }

    private static Row of(String format, List<String> names) {
        return ROWS.stream().filter(row -> row.fits(format, names)).findFirst().orElseThrow();
    }

    private static List<Row> read() {
        return TableFile.rows("export/reasons.tsv")
                .map(row -> new Row(row.get(0), row.get(1), row.get(2), Told.valueOf(row.get(3)), row.get(4)))
                .toList();
    }
}
