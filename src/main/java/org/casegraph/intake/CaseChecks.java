package org.casegraph.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.casegraph.privacy.Disclosures;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.shapes.CaseShapes;
import org.casegraph.source.SourceGraph;
import org.casegraph.terminology.CaseTerms;
import org.casegraph.terminology.Terminologies;

/** Checks cases one by one and adds up what was found. */
final class CaseChecks {
    private final Graph ontology;
    private final CaseTerms terms;
    private final Disclosures disclosures = new Disclosures();
    private final Map<CaseTerms.Kind, Integer> doubts = new EnumMap<>(CaseTerms.Kind.class);
    private final List<Problem> violations = new ArrayList<>();

    /** @param ontology all modules as one */
    CaseChecks(Graph ontology, Terminologies terminologies) {
        this.ontology = ontology;
        this.terms = new CaseTerms(terminologies);
    }

    /**
     * What was found in a case.
     *
     * @param violations what does not conform
     * @param disclosures as {@link Disclosures#in}
     */
    record Checked(List<Problem> violations, Map<String, Long> disclosures, Map<CaseTerms.Kind, Integer> doubts) {}

    /** Of a case that is written in our model. */
    Checked written(SourceGraph source) {
        return new Checked(violations(source), disclosures.in(source), doubts(source));
    }

    /** What was imported conforms by its reader, whose tests prove it, and is not checked case by case. */
    Checked imported(SourceGraph source) {
        return new Checked(List.of(), disclosures.in(source), doubts(source));
    }

    /** Of the project, whose build has checked it. */
    Checked own(SourceGraph source) {
        return new Checked(List.of(), Map.of(), doubts(source));
    }

    void add(Checked checked) {
        violations.addAll(checked.violations());
        disclosures.add(checked.disclosures());
        checked.doubts().forEach((kind, number) -> doubts.merge(kind, number, Integer::sum));
    }

    List<Problem> violations() {
        return violations;
    }

    /** As {@link Disclosures#line()}. */
    Optional<String> disclosures() {
        return disclosures.line();
    }

    Map<CaseTerms.Kind, Integer> doubts() {
        return doubts;
    }

    private List<Problem> violations(SourceGraph source) {
        return SourceCheck.isCase(source)
                ? CaseShapes.ofProject().violations(source, ontology)
                : List.of(Problem.of(
                        Mistake.FILE_OF_OTHER_KIND,
                        source.file(),
                        "this is a module of the casegraph ontology, which is served already",
                        "Give cases and terminologies; check takes a module"));
    }

    private Map<CaseTerms.Kind, Integer> doubts(SourceGraph source) {
        Map<CaseTerms.Kind, Integer> counts = new EnumMap<>(CaseTerms.Kind.class);
        terms.doubts(source).forEach(doubt -> counts.merge(doubt.kind(), 1, Integer::sum));
        return counts;
    }
}
