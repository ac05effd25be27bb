package org.casegraph.draft;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.casegraph.statement.StatementKind;

/** What a row states; where it names a term, the one of which the term may be is told in this order. */
enum RowKind {
    MEASUREMENT(StatementKind.MEASUREMENT),
    EVENT(StatementKind.EVENT),
    FINDING(StatementKind.FINDING),
    DIAGNOSIS(StatementKind.DIAGNOSIS),
    GRADE(StatementKind.GRADE),
    SPECIMEN(StatementKind.SPECIMEN),
    TUMOUR(StatementKind.TUMOUR),
    PATIENT,
    ORDER,
    REPORT;

    /** Those of which a row gives free words. */
    private static final Set<StatementKind> WORDED = Set.of(StatementKind.SPECIMEN, StatementKind.TUMOUR);

    private final Optional<StatementKind> stated;

    RowKind() {
        this.stated = Optional.empty();
    }

    RowKind(StatementKind stated) {
        this.stated = Optional.of(stated);
    }

    /** What kind of statement it makes; a patient, an order and what is told of the report are none. */
    Optional<StatementKind> stated() {
        return stated;
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
        return stated.filter(kind -> !WORDED.contains(kind)).isPresent();
    }

    /** Below which its term lies; none where it names no term. */
    List<Node> roots() {
        return namesTerm() ? stated.orElseThrow().roots() : List.of();
    }
}
