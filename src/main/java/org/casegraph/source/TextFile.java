package org.casegraph.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/** Reads a file that a person named, and says what is wrong with it where it cannot be read as UTF-8 text. */
public final class TextFile {
    private static final int NAMED_FILES = 3;

    private TextFile() {}

    public static byte[] bytes(Path file) {
        String name = file.toString();
        if (Files.isDirectory(file)) {
            throw Problem.of(
                    Mistake.FILE_UNREADABLE, name, "this is a directory, not a file", remedyForDirectory(file));
        }
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw Problem.of(Mistake.FILE_MISSING, name, "there is no such file", "Check the path", e);
        } catch (AccessDeniedException e) {
            throw Problem.of(
                    Mistake.FILE_UNREADABLE, name, "the file may not be read", "Give yourself the right to read it", e);
        } catch (IOException e) {
            throw Problem.of(
                    Mistake.FILE_UNREADABLE,
                    name,
                    "the file cannot be read: " + e.getMessage(),
                    "Check the disk and the path",
                    e);
        }
        if (bytes.length == 0) {
            throw Problem.of(
                    Mistake.NOTHING_TO_READ,
                    name,
                    "the file is empty",
                    "Check that it was written, and that this is the right file");
        }
        return bytes;
    }

    /** The bytes as text without a byte order mark; a Problem at the line and column of the first byte that is no UTF-8. */
    public static String decode(String file, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            long line = text.chars().filter(c -> c == '\n').count() + 1;
            int column = text.length() - text.lastIndexOf('\n');
            throw Problem.of(
                    Mistake.FILE_NOT_UTF8,
                    file + ":" + line + ":" + column,
                    String.format("the byte 0x%02X is no UTF-8", bytes[in.position()]),
                    "Save the file as UTF-8");
        }
        return text;
    }

    private static String remedyForDirectory(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            String inside = files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(".ttl"))
                    .sorted()
                    .limit(NAMED_FILES)
                    .collect(Collectors.joining(", "));
            return inside.isEmpty()
                    ? "Name a file; there is no .ttl file in it"
                    : "Name the files in it (" + inside + "), or use check, which takes a folder";
        } catch (IOException e) {
            return "Name a file";
        }
    }
}
