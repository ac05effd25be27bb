package org.casegraph.draft;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a row's finding or diagnosis stands. */
enum RowStatus {
    PRESENT,
    ABSENT,
    SUSPECTED,
    FINAL,
    WORKING,
    MISDIAGNOSIS;

    private static final List<RowStatus> OF_DIAGNOSES = List.of(FINAL, WORKING, SUSPECTED, MISDIAGNOSIS);
    private static final List<RowStatus> OF_OTHERS = List.of(PRESENT, ABSENT, SUSPECTED);

    /** As the column has it. */
    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<RowStatus> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.written().equalsIgnoreCase(word))
                .findFirst();
    }

    /** Those that a row of a kind may have; the first is meant where it has none. */
    static List<RowStatus> of(RowKind kind) {
        return switch (kind) {
            case DIAGNOSIS -> OF_DIAGNOSES;
            case FINDING, EVENT -> OF_OTHERS;
            default -> List.of(PRESENT);
        };
    }

    /** Whether only a diagnosis has it. */
    boolean isOfDiagnosesOnly() {
        return !OF_OTHERS.contains(this);
    }
}
