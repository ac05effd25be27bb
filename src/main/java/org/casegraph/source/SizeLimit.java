package org.casegraph.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/** How large one file may be, and how much larger than its archive what comes out of it. */
public final class SizeLimit {
    /** The largest phenopacket met so far has 2 MB; a larger file is another kind of file, or a mistake. */
    static final int FILE = 32 << 20;

    /** Deflate makes text of phenopackets 10 to 60 times smaller, and zeros 1032 times. */
    static final int RATIO = 200;

    /** Below this, a high ratio does no harm. */
    static final long HARMLESS = 8L << 20;

    private SizeLimit() {}

    public static byte[] bytes(Path file) {
        try {
            if (Files.exists(file) && Files.size(file) > FILE) {
                throw tooLarge(file.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return TextFile.bytes(file);
    }

    static boolean isBomb(long packed, long unpacked) {
        return unpacked > HARMLESS && unpacked / RATIO > packed;
    }

    static Problem tooLarge(String file) {
        return Problem.of(
                Mistake.FILE_TOO_LARGE,
                file,
                "the file has more than " + (FILE >> 20) + " MB",
                "Give one phenopacket, family or cohort a file");
    }
}
