package org.casegraph.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.casegraph.source.Sha256;
import org.casegraph.store.column.ColumnCase;
import org.casegraph.store.mapped.ColumnDataset;
import org.casegraph.terminology.Terminology;

/**
 * The cases of the store that is replaced, by the SHA-256 of their files. It has none if it was built by another program or
 * with other terminologies, as then other things follow from them.
 */
final class EarlierBuild {
    private static final int LONG_ENOUGH = 32;

    private final Optional<ColumnDataset> columns;
    private final Map<String, List<Known>> files = new HashMap<>();

    private EarlierBuild(Optional<ColumnDataset> columns) {
        this.columns = columns;
    }

    /**
     * A case of a file.
     *
     * @param id as it is in its IRI
     * @param facts what was found when it was read, in the words of who read it; without tabs and line ends
     */
    record Known(String id, String facts) {}

    /** What everything follows from but the sources: the program, its ontology, rules and questions, and terminologies. */
    static String madeBy(List<Terminology> terminologies) {
        StringBuilder all = new StringBuilder(ProgramInputs.project()).append(ProgramInputs.code());
        terminologies.forEach(one -> all.append(Sha256.of(Path.of(one.file()))));
        return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @param madeBy as {@link #madeBy} has it */
    static EarlierBuild of(Optional<ColumnDataset> columns, String madeBy) {
        List<String> lines = columns.map(read -> new String(read.origins(), StandardCharsets.UTF_8)).stream()
                .flatMap(String::lines)
                .toList();
        if (lines.isEmpty() || !lines.get(0).equals(madeBy)) {
            return new EarlierBuild(Optional.empty());
        }
        EarlierBuild earlier = new EarlierBuild(columns);
        lines.stream().skip(1).map(line -> line.split("\t", -1)).forEach(line -> earlier.files
                .computeIfAbsent(line[0], sha256 -> new ArrayList<>())
                .add(new Known(line[1], line[2])));
        return earlier;
    }

    /** The form in which a store keeps what is known of its cases, by the SHA-256 of the file of each. */
    static byte[] origins(String madeBy, Map<String, List<Known>> files) {
        TreeSet<String> lines = new TreeSet<>();
        files.forEach((sha256, cases) -> cases.forEach(
                one -> lines.add(sha256.substring(0, LONG_ENOUGH) + "\t" + one.id() + "\t" + one.facts() + "\n")));
        return (madeBy + "\n" + String.join("", lines)).getBytes(StandardCharsets.UTF_8);
    }

    /** The cases of a file; empty if they are to be read. */
    List<Known> cases(String sha256) {
        return files.getOrDefault(sha256.substring(0, LONG_ENOUGH), List.of());
    }

    ColumnCase columns(Node name) {
        return columns.orElseThrow().columnCase(name);
    }
}
