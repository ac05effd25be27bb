package org.casegraph.cohort;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.util.Context;
import org.casegraph.evaluation.function.Functions;
import org.roaringbitmap.RoaringBitmap;

/** The functions that count over all cases within a query. */
public final class CohortFunctions {
    private CohortFunctions() {}

    /**
     * Lets the queries on one dataset call {@link FrequencyOf}, {@link DiagnosisFindingCount} and {@link ReportingGap}, beside
     * what they can call already.
     *
     * @param cohort the cases that a text chooses
     * @param dataset the dataset's own context; what follows is asked for when a query first calls for it
     */
    public static void register(
            Context dataset,
            BiFunction<Node, Runnable, RoaringBitmap> cohort,
            Supplier<FindingFrequency> frequency,
            Supplier<DiagnosisFindings> findings,
            Supplier<ReportingGaps> gaps) {
        Functions.register(
                dataset,
                Map.of(
                        FrequencyOf.IRI, iri -> new FrequencyOf(cohort, frequency),
                        DiagnosisFindingCount.IRI, iri -> new DiagnosisFindingCount(findings),
                        ReportingGap.IRI, iri -> new ReportingGap(gaps)));
    }
}
