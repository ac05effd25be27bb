package org.casegraph.store.column;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/** A folder for what is written on the way to a file of columns. */
final class Scratch implements Closeable {
    private final Path folder;

    /** @param folder must not be there yet, and is gone at the end */
    Scratch(Path folder) throws IOException {
        this.folder = Files.createDirectory(folder);
    }

    Path file(Section section) {
        return file(section.name());
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    ColumnOutput output(Section section) throws IOException {
        return new ColumnOutput(file(section));
    }

    ByteBuffer map(Section section) throws IOException {
        try (FileChannel channel = FileChannel.open(file(section))) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw Problem.of(
                        Mistake.STORE_TOO_LARGE,
                        "column " + section,
                        "it takes more than 2 GB",
                        "Split the sources into several stores");
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    IntBuffer ints(Section section) throws IOException {
        return map(section).asIntBuffer();
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }

    /** Removes a folder of this kind, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
