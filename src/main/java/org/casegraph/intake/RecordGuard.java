package org.casegraph.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/** Turns what one file can do to the program into a {@link Problem} of that file, so that the others are read. */
final class RecordGuard {
    interface Reading {
        void run() throws IOException;
    }

    private RecordGuard() {}

    /** Throws only {@link Problem}s for what the file holds: also where reading it took all memory, or too many calls. */
    static void run(String file, Reading reading) {
        try {
            reading.run();
        } catch (StackOverflowError e) {
            throw Problem.of(
                    Mistake.MALFORMED_FILE,
                    file,
                    "it is nested too deeply",
                    "Mend it, or fetch the file again; nothing of it was taken",
                    e);
        } catch (OutOfMemoryError e) {
            throw Problem.of(
                    Mistake.FILE_TOO_LARGE,
                    file,
                    "there is not enough memory to read it",
                    "Split it, or give Java more memory by -Xmx",
                    e);
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(file, e);
        }
    }

    static Problem unreadable(String file, Exception cause) {
        return Problem.of(
                Mistake.FILE_UNREADABLE,
                file,
                "it cannot be read: " + Problem.reason(cause),
                "Check the path and your right to read it",
                cause);
    }
}
