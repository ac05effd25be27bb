package org.casegraph.cohort.review;

import java.util.List;
import java.util.Optional;
import org.casegraph.project.ProjectFiles;

/**
 * The columns of a review.
 *
 * @param name of the file without ending
 */
public record ColumnSet(String name, String title, String description, List<ReviewColumn> columns) {
    /** Where the ready ones lie. */
    public static final String FOLDER = "data/columns";

    static final String ENDING = ".yaml";

    public ColumnSet {
        columns = List.copyOf(columns);
    }

    /** The ready ones, in the order of their names. */
    public static List<ColumnSet> ofProject() {
        return ProjectFiles.under(FOLDER, ENDING).entrySet().stream()
                .map(file -> ColumnSetReader.read(file.getKey(), file.getValue()))
                .toList();
    }

    /** The ready one of a name. */
    public static Optional<ColumnSet> ofProject(String name) {
        String file = FOLDER + "/" + name + ENDING;
        return Optional.ofNullable(ProjectFiles.under(FOLDER, ENDING).get(file))
                .map(text -> ColumnSetReader.read(file, text));
    }
}
