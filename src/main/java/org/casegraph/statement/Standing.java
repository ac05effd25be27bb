package org.casegraph.statement;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.CG;

/** As what the report tells something: there, denied, suspected, or one of the diagnoses that were made. */
public enum Standing {
    PRESENT("", CG.Finding),
    ABSENT("no ", CG.AbsentFinding),
    SUSPECTED("suspected: ", CG.SuspectedFinding),
    FINAL("final diagnosis: ", CG.FinalDiagnosis),
    WORKING("working diagnosis: ", CG.WorkingDiagnosis),
    SUSPECTED_DIAGNOSIS("suspected diagnosis: ", CG.SuspectedDiagnosis),
    MISDIAGNOSIS("taken for ", CG.Misdiagnosis);

    private final String words;
    private final Node type;

    Standing(String words, Node type) {
        this.words = words;
        this.type = type;
    }

    /** What stands before the term in a label. */
    public String words() {
        return words;
    }

    /** The class of what is stated so. */
    Node type() {
        return type;
    }

    public boolean isDiagnosis() {
        return compareTo(FINAL) >= 0;
    }

    /** As a page sends it: {@code suspected-diagnosis}. */
    public String sent() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Standing> of(String sent) {
        return Stream.of(values())
                .filter(standing -> standing.sent().equals(sent))
                .findFirst();
    }
}
