package org.casegraph.cohort.time;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.jena.sparql.util.Context;
import org.casegraph.cohort.selection.CaseSelector;
import org.casegraph.evaluation.function.Functions;
import org.casegraph.evaluation.row.OrderedSolutions;

/** The functions that tell times within a query. */
public final class TimeFunctions {
    private TimeFunctions() {}

    /**
     * Lets the queries on one dataset call {@link TimeBetween}, beside what they can call already.
     *
     * @param dataset the dataset's own context; what follows is asked for when a query first calls for it
     */
    public static void register(Context dataset, Supplier<CaseSelector> selector, Supplier<EventTimes> times) {
        Functions.register(
                dataset,
                Map.of(
                        TimeBetween.IRI,
                        new OrderedSolutions(iri -> new TimeBetween(selector, times), TimeBetween.ORDER)));
    }
}
