package org.casegraph.cohort;

import java.util.function.Supplier;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;

/** The functions that count over all cases within a query. */
public final class CohortFunctions {
    private CohortFunctions() {}

    /**
     * Lets the queries on one dataset call {@link FrequencyOf}, beside what they can call already.
     *
     * @param dataset the dataset's own context
     * @param frequency asked for when a query first calls it
     */
    public static void register(Context dataset, Supplier<FindingFrequency> frequency) {
        PropertyFunctionRegistry registry =
                PropertyFunctionRegistry.createFrom(PropertyFunctionRegistry.chooseRegistry(dataset));
        registry.put(FrequencyOf.IRI, iri -> new FrequencyOf(frequency));
        PropertyFunctionRegistry.set(dataset, registry);
    }
}
