package org.casegraph.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error that the person who gave the input can mend. Its message is one line for each finding: where, what, what to
 * do. {@code Main} alone turns it into exit status 1; everything else that is thrown is a mistake of the program.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Problem(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * @param where file:line:column, or an IRI with its label, or the word on the command line
     * @param what the fault, without a full stop
     * @param remedy what to do, without a full stop
     */
    public static Problem of(String where, String what, String remedy) {
        return of(where, what, remedy, null);
    }

    /** As {@link #of(String, String, String)}, keeping the cause. */
    public static Problem of(String where, String what, String remedy, @Nullable Throwable cause) {
        return new Problem(oneLine(where) + ": " + oneLine(what) + ". " + oneLine(remedy) + ".", cause);
    }

    /** Several findings as one problem, a line each, in the order given. */
    public static Problem all(List<Problem> problems) {
        return new Problem(
                String.join("\n", problems.stream().map(Problem::getMessage).toList()), null);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    }
}
