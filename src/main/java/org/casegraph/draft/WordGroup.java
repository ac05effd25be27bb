package org.casegraph.draft;

import java.util.Locale;

/** What the words of {@code words.tsv} are for. */
enum WordGroup {
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
