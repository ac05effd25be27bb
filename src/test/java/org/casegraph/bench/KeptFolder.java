package org.casegraph.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder with what was made of something else, which is made anew when that is another. */
final class KeptFolder {
    private static final String OF = "kept-of.txt";

    private final Path folder;
    private final String of;

    /** @param of what tells that from any other, in one line */
    KeptFolder(Path folder, String of) {
        this.folder = folder;
        this.of = of;
    }

    Path folder() {
        return folder;
    }

    boolean isKept() throws IOException {
        Path file = folder.resolve(OF);
        return Files.exists(file) && Files.readString(file).equals(of);
    }

    void empty() throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> inside = Files.walk(folder)) {
                List<Path> files = inside.sorted(Comparator.reverseOrder()).toList();
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }

    /** When all is made. */
    void keep() throws IOException {
        Files.writeString(folder.resolve(OF), of);
    }
}
