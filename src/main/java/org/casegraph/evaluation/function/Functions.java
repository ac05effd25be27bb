package org.casegraph.evaluation.function;

import java.util.Map;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;

/** What the queries on one dataset may call. */
public final class Functions {
    private Functions() {}

    /**
     * Lets the queries on one dataset call these, beside what they can call already.
     *
     * @param dataset the dataset's own context
     * @param functions by their IRIs
     */
    public static void register(Context dataset, Map<String, PropertyFunctionFactory> functions) {
        PropertyFunctionRegistry registry =
                PropertyFunctionRegistry.createFrom(PropertyFunctionRegistry.chooseRegistry(dataset));
        functions.forEach(registry::put);
        PropertyFunctionRegistry.set(dataset, registry);
    }
}
