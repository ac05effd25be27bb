package org.casegraph.chronicle;

import java.util.Optional;

/**
 * Where a report states something.
 *
 * @param iri of the passage
 * @param words at most eight of the report
 * @param section in words
 * @param sentence its number in the report, where it is known
 */
public record Quote(String iri, String words, Optional<String> section, Optional<String> sentence) {
    /** Section and sentence, as far as they are known. */
    public String place() {
        String number = sentence.map(found -> "sentence " + found).orElse("");
        return section.map(found -> number.isEmpty() ? found : found + ", " + number)
                .orElse(number);
    }
}
