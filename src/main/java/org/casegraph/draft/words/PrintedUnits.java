package org.casegraph.draft.words;

import java.util.Optional;

/** Units as reports print them. */
public final class PrintedUnits {
    private PrintedUnits() {}

    /** The UCUM code of a unit, where it is one that reports print in another way. */
    public static Optional<String> ucum(String printed) {
        return DraftData.ucum(printed);
    }
}
