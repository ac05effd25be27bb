package org.casegraph.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders of files that travel with the program, apart from what every start reads whole. */
public final class ProgramFolder {
    /** Opened when the first is asked for, and open as long as the program's own classes are. */
    private static final Path ROOT = open();

    private ProgramFolder() {}

    /** A folder that can be read while the program runs, in the jar or beside the classes. */
    public static Path of(String name) {
        return ROOT.resolve(name);
    }

    private static Path open() {
        try {
            URI location = ProgramFolder.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            Path place = Path.of(location);
            return Files.isDirectory(place)
                    ? place
                    : FileSystems.newFileSystem(place).getPath("/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the location of the program is no URI", e);
        }
    }
}
