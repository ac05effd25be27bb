package org.casegraph.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The steps by which files come to the disk, each of which can fail; tests let each of them fail in turn. */
public interface Disk {
    /** Writes the content of a file. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** The file system of the machine. */
    Disk SYSTEM = new Disk() {};

    /** Opens a file that is not there yet; a link is not followed. */
    default OutputStream create(Path file) throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Returns when what was written to a file is safe from a loss of power. */
    default void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Returns when the names in a folder are safe from a loss of power, where the system opens folders. */
    default void forceNames(Path folder) throws IOException {
        if (folder.getFileSystem().getSeparator().equals("/")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Gives a file another name in its folder, at once, in place of what has that name. */
    default void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes a file if it is there. */
    default void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /**
     * Writes a file beside and forces it to the disk. Whatever fails, nothing is left beside, if the disk lets it be
     * deleted.
     */
    default void writeBeside(Path beside, Content content) throws IOException {
        delete(beside);
        try {
            try (OutputStream out = create(beside)) {
                content.writeTo(out);
            }
            force(beside);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(beside);
            throw ofTheDisk(e);
        }
    }

    /** What RDF writers wrap, so that a full disk is told as one. */
    private static IOException ofTheDisk(Exception thrown) throws IOException {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException ofDisk) {
                return ofDisk;
            }
        }
        throw (RuntimeException) thrown;
    }
}
