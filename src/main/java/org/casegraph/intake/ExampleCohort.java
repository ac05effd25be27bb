package org.casegraph.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.NearestNames;
import org.casegraph.problem.Problem;

/**
 * Published cases of others that travel with the program, each cohort a folder of unaltered files with their licences in
 * {@code data/examples}.
 */
public final class ExampleCohort {
    private static final String ROOT = "casegraph-examples";

    private ExampleCohort() {}

    /** In the order of their names. */
    public static List<String> names() {
        try (Stream<Path> folders = Files.list(Place.FOLDER)) {
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
        return Place.FOLDER.resolve(name);
    }

    /** Opened when the first is asked for, and open as long as the program's own classes are. */
    private static final class Place {
        private static final Path FOLDER = open();

        private static Path open() {
            try {
                URI location = ExampleCohort.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI();
                Path place = Path.of(location);
                return (Files.isDirectory(place)
                                ? place
                                : FileSystems.newFileSystem(place).getPath("/"))
                        .resolve(ROOT);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (URISyntaxException e) {
                throw new IllegalStateException("the location of the program is no URI", e);
            }
        }
    }
}
