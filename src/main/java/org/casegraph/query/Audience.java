package org.casegraph.query;

import java.util.Locale;
import java.util.Optional;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.project.QueryHeader;

/** Who asks a question, as its header says by {@code askedBy}. */
public enum Audience {
    READER("For who reads one case"),
    RESEARCHER("For who compares many cases"),
    CURATOR("For who checks what the cases say");

    private final String words;

    Audience(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Empty where the header does not say; throws a {@link Problem} for a word that is none of these. */
    static Optional<Audience> of(QueryHeader header) {
        String word = header.textOrEmpty("askedBy");
        if (word.isEmpty()) {
            return Optional.empty();
        }
        for (Audience audience : values()) {
            if (audience.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(audience);
            }
        }
        throw Problem.of(
                Mistake.BAD_HEADER,
                header.file(),
                "askedBy: " + word + " is not known",
                "Write reader, researcher or curator");
    }
}
