package org.casegraph.project;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A table of the project, in a file of lines with tabs between its cells. */
public final class TableFile {
    private TableFile() {}

    /**
     * Its lines in their order, each as its cells; of a line that ends with tabs the last are empty. A line that begins with
     * {@code #} says something of the table.
     *
     * @param path as {@link ProjectFiles#under} gives it, as {@code cohort/onset-classes.tsv}
     */
    public static Stream<List<String>> rows(String path) {
        return Optional.ofNullable(ProjectFiles.under(path.substring(0, path.lastIndexOf('/')), ".tsv")
                        .get(path))
                .orElseThrow(() -> new IllegalStateException("no table " + path))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> List.of(line.split("\t", -1)));
    }
}
