package org.casegraph.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.NearestNames;
import org.casegraph.problem.Problem;
import org.casegraph.project.ProgramFolder;

/**
 * Published cases of others that travel with the program, each cohort a folder of unaltered files with their licences in
 * {@code data/examples}.
 */
public final class ExampleCohort {
    private ExampleCohort() {}

    /** In the order of their names. */
    public static List<String> names() {
        try (Stream<Path> folders = Files.list(all())) {
            return folders.map(folder -> folder.getFileName().toString().replace("/", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A folder that can be read as any SOURCE while the program runs, in the jar or beside the classes.
     *
     * @throws Problem if there is none of this name
     */
    public static Path folder(String name) {
        List<String> known = names();
        if (!known.contains(name)) {
            throw Problem.of(
                    Mistake.UNKNOWN_NAME,
                    "--example " + name,
                    "there is no such example",
                    "Nearest: " + String.join(", ", NearestNames.of(name, known)));
        }
        return all().resolve(name);
    }

    private static Path all() {
        return ProgramFolder.of("casegraph-examples");
    }
}
