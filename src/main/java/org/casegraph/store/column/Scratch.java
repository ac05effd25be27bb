package org.casegraph.store.column;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for what is written on the way to a file of columns. */
final class Scratch implements Closeable {
    private final Path folder;
    private final Capacity capacity;

    /** @param folder must not be there yet, and is gone at the end */
    Scratch(Path folder, Capacity capacity) throws IOException {
        this.folder = Files.createDirectory(folder);
        this.capacity = capacity;
    }

    Capacity capacity() {
        return capacity;
    }

    Path file(Section section) {
        return file(section.name());
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    ColumnOutput output(Section section) throws IOException {
        return new ColumnOutput(file(section), bytes -> capacity.requireColumn(section, bytes));
    }

    ByteBuffer map(Section section) throws IOException {
        try (FileChannel channel = FileChannel.open(file(section))) {
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

    /** Removes a folder of this kind with all in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
