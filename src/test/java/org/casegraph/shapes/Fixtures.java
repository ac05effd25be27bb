package org.casegraph.shapes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The example cases in the test resources, and what they announce. */
final class Fixtures {
    private static final Path RESOURCES = Path.of("src/test/resources");

    private Fixtures() {}

    static List<Path> in(String folder) throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
            return files.sorted().toList();
        }
    }

    /** The part of the message that the first line of a fixture announces. */
    static String expectation(Path file) throws IOException {
        String first = Files.readAllLines(file).get(0);
        if (!first.startsWith("# expect: ")) {
            throw new IllegalStateException(file + " does not begin with # expect:");
        }
        return first.substring("# expect: ".length()).strip();
    }

    /** The number of the line that a fixture marks as the one to mend. */
    static long marked(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).endsWith("# here")) {
                return i + 1L;
            }
        }
        throw new IllegalStateException(file + " marks no line with # here");
    }
}
