package org.casegraph.cohort.group;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.jena.sparql.util.Context;
import org.casegraph.cohort.selection.CaseSelector;
import org.casegraph.cohort.selection.InCohort;
import org.casegraph.evaluation.function.Functions;

/** The functions that choose cases within a query, and compare two groups of them. */
public final class GroupFunctions {
    private GroupFunctions() {}

    /**
     * Lets the queries on one dataset call {@link InCohort} and {@link CompareGroups}, beside what they can call already.
     *
     * @param dataset the dataset's own context; what follows is asked for when a query first calls for it
     */
    public static void register(
            Context dataset, Supplier<CaseSelector> selector, Supplier<GroupComparison> comparison) {
        InCohort.Latest latest = new InCohort.Latest();
        Functions.register(
                dataset,
                Map.of(
                        InCohort.IRI, iri -> new InCohort(selector, latest),
                        CompareGroups.IRI, iri -> new CompareGroups(selector, comparison)));
    }
}
