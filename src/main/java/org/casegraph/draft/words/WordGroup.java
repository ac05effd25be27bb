package org.casegraph.draft.words;

import java.util.Locale;

/** What the words of {@code words.tsv} are for. */
public enum WordGroup {
    RELATION,
    BASIS,
    GROUND,
    STRENGTH,
    DIAGNOSIS,
    INTERPRETATION;

    /** As the table has it. */
    String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
