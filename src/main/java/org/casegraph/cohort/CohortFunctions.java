package org.casegraph.cohort;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;

/** The functions that count over all cases within a query. */
public final class CohortFunctions {
    private CohortFunctions() {}

    /**
     * Lets the queries on one dataset call {@link FrequencyOf}, beside what they can call already.
     *
     * @param dataset the dataset's own context
     * @param union all cases with what was inferred of them, the ontology and the statistics
     * @param columns asked for when a query first calls one of them
     */
    public static void register(Context dataset, Graph union, Supplier<CaseColumns> columns) {
        PropertyFunctionRegistry registry =
                PropertyFunctionRegistry.createFrom(PropertyFunctionRegistry.chooseRegistry(dataset));
        Counted counted = new Counted(union, columns);
        registry.put(FrequencyOf.IRI, iri -> new FrequencyOf(counted));
        PropertyFunctionRegistry.set(dataset, registry);
    }

    /** Made when it is first asked for. */
    private static final class Counted implements Supplier<FindingFrequency> {
        private final Graph union;
        private final Supplier<CaseColumns> columns;
        private volatile Optional<FindingFrequency> made = Optional.empty();

        Counted(Graph union, Supplier<CaseColumns> columns) {
            this.union = union;
            this.columns = columns;
        }

        @Override
        public FindingFrequency get() {
            if (made.isEmpty()) {
                synchronized (this) {
                    if (made.isEmpty()) {
                        made = Optional.of(new FindingFrequency(union, columns.get()));
                    }
                }
            }
            return made.get();
        }
    }
}
