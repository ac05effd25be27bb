package org.casegraph.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/** The bytes of a file that may be as large as it likes, unpacked if its name ends in {@code .gz}. */
public final class SourceStream {
    private SourceStream() {}

    /** Whoever opens it closes it. Reading throws a {@link Problem} where the file unpacks to far more than it holds. */
    public static InputStream open(Path file) {
        try {
            InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
            return isPacked(file) ? unpacked(file, bytes) : bytes;
        } catch (NoSuchFileException e) {
            throw Problem.of(Mistake.FILE_MISSING, file.toString(), "there is no such file", "Check the path", e);
        } catch (IOException e) {
            throw FolderFiles.unreadable(file, e);
        }
    }

    /** The name without {@code .gz}, in lower case, by whose ending the format is told. */
    public static String formatName(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return isPacked(file) ? name.substring(0, name.length() - ".gz".length()) : name;
    }

    private static boolean isPacked(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    private static InputStream unpacked(Path file, InputStream packed) throws IOException {
        try {
            long size = Files.size(file);
            return new GuardedStream(
                    new GZIPInputStream(packed, 1 << 16),
                    () -> size,
                    () -> Problem.of(
                            Mistake.FILE_TOO_LARGE,
                            file.toString(),
                            "what comes out of it is more than " + SizeLimit.RATIO + " times larger than the file",
                            "Unpack it yourself if you trust it"));
        } catch (IOException e) {
            packed.close();
            throw e;
        }
    }
}
