package org.casegraph.cohort;

import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;
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
        PropertyFunctionRegistry registry =
                PropertyFunctionRegistry.createFrom(PropertyFunctionRegistry.chooseRegistry(dataset));
        registry.put(FrequencyOf.IRI, iri -> new FrequencyOf(cohort, frequency));
        registry.put(DiagnosisFindingCount.IRI, iri -> new DiagnosisFindingCount(findings));
        registry.put(ReportingGap.IRI, iri -> new ReportingGap(gaps));
        PropertyFunctionRegistry.set(dataset, registry);
    }
}
