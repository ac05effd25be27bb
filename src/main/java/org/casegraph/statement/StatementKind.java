package org.casegraph.statement;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.CG;

/** What kind of thing is stated; of which terms it may be is told in this order. */
public enum StatementKind {
    MEASUREMENT(CG.Measurand),
    GRADE(CG.Grade),
    SPECIMEN(CG.Specimen),
    TUMOUR(CG.Tumour),
    VARIANT(CG.Variant),
    EVENT(CG.Event, CG.Treatment, CG.Test, CG.Encounter),
    FINDING(CG.Finding, CG.Outcome, CG.TreatmentResponse, CG.Disease, CG.Syndrome),
    DIAGNOSIS(CG.Disease, CG.Neoplasm, CG.Syndrome);

    private final List<Node> roots;

    StatementKind(Node... roots) {
        this.roots = List.of(roots);
    }

    /** Below which its term lies. */
    public List<Node> roots() {
        return roots;
    }

    /** The first of which a term may be. */
    public static Optional<StatementKind> of(Node term, BiPredicate<Node, Collection<Node>> isBelow) {
        return Stream.of(values())
                .filter(kind -> isBelow.test(term, kind.roots))
                .findFirst();
    }
}
