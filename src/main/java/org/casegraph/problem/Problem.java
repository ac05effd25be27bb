package org.casegraph.problem;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An error that the person who gave the input can mend. Its message is one line for each finding: where, what, what to
 * do. {@code Main} alone turns it into exit status 1; everything else that is thrown is a mistake of the program.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String message;
    private final String text;

    private Problem(String message, String text, @Nullable Throwable cause) {
        super(message, cause);
        this.message = message;
        this.text = text;
    }

    /**
     * @param mistake what kind of mistake it is
     * @param where file:line:column, or an IRI with its label, or the word on the command line
     * @param what the fault, without a full stop
     * @param remedy what to do, without a full stop
     */
    public static Problem of(Mistake mistake, String where, String what, String remedy) {
        return of(mistake, where, what, remedy, null);
    }

    /** As {@link #of(Mistake, String, String, String)}, keeping the cause. */
    public static Problem of(Mistake mistake, String where, String what, String remedy, @Nullable Throwable cause) {
        String message = oneLine(where) + ": " + oneLine(what) + ". " + oneLine(remedy) + ".";
        return new Problem(message, message + " [" + mistake.id() + "]", cause);
    }

    /** Several findings as one problem, a line each, in the order given. */
    public static Problem all(List<Problem> problems) {
        return new Problem(
                String.join("\n", problems.stream().map(Problem::getMessage).toList()),
                String.join("\n", problems.stream().map(Problem::text).toList()),
                null);
    }

    /** What a caught error says of itself; the name of its class where it says nothing. */
    public static String reason(Throwable caught) {
        return Objects.requireNonNullElseGet(
                caught.getMessage(), () -> caught.getClass().getSimpleName());
    }

    @Override
    public String getMessage() {
        return message;
    }

    /** As it is printed: the message with the id of its mistake behind, a line for each finding. */
    public String text() {
        return text;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    }
}
