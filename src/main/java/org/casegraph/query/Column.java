package org.casegraph.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.project.QueryHeader;

/**
 * What stands in one column of a question's rows, as the header of its file says: {@code score: number}, or
 * {@code quote: text or none}.
 *
 * @param name the variable without question mark
 * @param isAlwaysBound false if a row may have nothing there
 */
public record Column(String name, Kind kind, boolean isAlwaysBound) {
    private static final String OR_NONE = " or none";

    /** What a value is. */
    public enum Kind {
        /** The IRI of a node; of a node without a name, its label in this answer. */
        IRI,
        /** Words, with or without a language. */
        TEXT,
        INTEGER,
        /** An integer or a decimal number. */
        NUMBER,
        BOOLEAN,
        /** A day. */
        DATE,
        DURATION;

        /** As headers write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Those of a header, in its order; none where it does not tell them. */
    static List<Column> of(QueryHeader header) {
        return header.pairs("columns").entrySet().stream()
                .map(told -> of(header, told.getKey(), told.getValue()))
                .toList();
    }

    private static Column of(QueryHeader header, String name, String told) {
        boolean mayBeNone = told.endsWith(OR_NONE);
        String word = mayBeNone ? told.substring(0, told.length() - OR_NONE.length()) : told;
        Kind kind = Arrays.stream(Kind.values())
                .filter(known -> known.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        Mistake.BAD_HEADER,
                        header.file(),
                        "the column '" + name + "' is '" + told + "', which is no kind of value",
                        "Write " + Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.joining(", "))
                                + ", and after it '" + OR_NONE.strip() + "' if a row may have nothing there"));
        return new Column(name, kind, !mayBeNone);
    }
}
