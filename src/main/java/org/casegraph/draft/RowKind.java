package org.casegraph.draft;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.CG;

/** What a row states; where it names a term, the one of which the term may be is told in this order. */
enum RowKind {
    MEASUREMENT(CG.Measurand),
    EVENT(CG.Event, CG.Treatment, CG.Test, CG.Encounter),
    FINDING(CG.Finding, CG.Outcome, CG.TreatmentResponse, CG.Disease, CG.Syndrome),
    DIAGNOSIS(CG.Disease, CG.Neoplasm, CG.Syndrome),
    GRADE(CG.Grade),
    SPECIMEN,
    TUMOUR,
    PATIENT,
    ORDER,
    REPORT;

    private final List<Node> roots;

    RowKind(Node... roots) {
        this.roots = List.of(roots);
    }

    /** As the column has it. */
    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(RowKind::written).toList();
    }

    static Optional<RowKind> of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.written().equalsIgnoreCase(word))
                .findFirst();
    }

    /** Those whose rows name a term of the ontology. */
    static List<RowKind> ofTerms() {
        return Arrays.stream(values()).filter(RowKind::namesTerm).toList();
    }

    boolean namesTerm() {
        return !roots.isEmpty();
    }

    /** Below which its term lies; none where it names no term. */
    List<Node> roots() {
        return roots;
    }
}
