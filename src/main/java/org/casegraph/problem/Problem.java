package org.casegraph.problem;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An error that the person who gave the input can mend. Its message is one line for each finding: where, what, what to
 * do. {@code Main} alone turns it into exit status 1; everything else that is thrown is a mistake of the program.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Longer than any path or address that a person mends by reading. */
    private static final int LONGEST_WORD = 1_000;

    private static final Pattern LONG_WORD = Pattern.compile("\\S{" + (LONGEST_WORD + 1) + ",}");

    private static final Pattern ID = Pattern.compile(" \\[[a-z-]+]$");

    /** A proof of many steps is shorter. */
    private static final int LONGEST = 8_000;

    private final String message;
    private final String text;
    private final transient List<Part> parts;

    private Problem(String message, String text, List<Part> parts, @Nullable Throwable cause) {
        super(message, cause);
        this.message = message;
        this.text = text;
        this.parts = List.copyOf(parts);
    }

    /**
     * One finding in its parts, for tools.
     *
     * @param mistake what kind of mistake it is
     * @param where file:line:column, as far as they are known, or a name
     * @param what the fault, on one line without a full stop
     * @param remedy what to do, likewise
     */
    public record Part(Mistake mistake, String where, String what, String remedy) {}

    /** Each finding in its parts, in the order told; none of what another process told. */
    public List<Part> parts() {
        return parts;
    }

    /** Whether nothing has to be mended. */
    public boolean isNote() {
        return !parts.isEmpty()
                && parts.stream().allMatch(part -> part.mistake().isNote());
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
        Part part = new Part(mistake, oneLine(where), oneLine(what), oneLine(remedy));
        return new Problem(message, message + " [" + mistake.id() + "]", List.of(part), cause);
    }

    /** What another process told, as its {@link #text()} was. */
    public static Problem told(String text) {
        String message =
                text.lines().map(line -> ID.matcher(line).replaceFirst("")).collect(Collectors.joining("\n"));
        return new Problem(message, text, List.of(), null);
    }

    /** The same findings, each with the file before its place, where the place does not say which file it is in. */
    public Problem in(String file) {
        String prefix = oneLine(file) + ": ";
        List<Part> within = parts.stream()
                .map(part -> new Part(part.mistake(), prefix + part.where(), part.what(), part.remedy()))
                .toList();
        return new Problem(prefixed(prefix, message), prefixed(prefix, text), within, this);
    }

    private static String prefixed(String prefix, String lines) {
        return lines.lines().map(line -> prefix + line).collect(Collectors.joining("\n"));
    }

    /** Several findings as one problem, a line each, in the order given. */
    public static Problem all(List<Problem> problems) {
        return new Problem(
                String.join("\n", problems.stream().map(Problem::getMessage).toList()),
                String.join("\n", problems.stream().map(Problem::text).toList()),
                problems.stream().flatMap(problem -> problem.parts().stream()).toList(),
                null);
    }

    /**
     * What a caught error says of itself, without the path that Java puts before it; the name of its class where it says
     * nothing.
     */
    public static String reason(Throwable caught) {
        if (caught instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (caught instanceof FileSystemException ofFile && ofFile.getReason() != null) {
            return ofFile.getReason();
        }
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
        String line = text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        return shortened(
                LONG_WORD
                        .matcher(line)
                        .replaceAll(word -> Matcher.quoteReplacement(shortened(word.group(), LONGEST_WORD))),
                LONGEST);
    }

    /** The beginning and the end, where others' data are longer than anybody reads. */
    private static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int head = text.offsetByCodePoints(0, Math.min(text.codePointCount(0, text.length()), longest / 2) - 1);
        int tail = text.length() - longest / 2;
        return text.substring(0, head) + " … "
                + text.substring(Character.isLowSurrogate(text.charAt(tail)) ? tail + 1 : tail);
    }
}
