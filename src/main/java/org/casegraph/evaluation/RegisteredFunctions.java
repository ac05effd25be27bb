package org.casegraph.evaluation;

import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.jspecify.annotations.Nullable;

/**
 * Leaves ARQ nothing to call but what {@link FunctionList} lists: no further function or property function, and no class
 * by {@code java:} name.
 */
final class RegisteredFunctions {
    private RegisteredFunctions() {}

    /**
     * Puts the closed registries into the context of a query.
     *
     * @param dataset the context of the dataset, which may have property functions of its own
     */
    static void only(Context context, Context dataset) {
        FunctionRegistry.set(context, new NoFunctions());
        PropertyFunctionRegistry properties = new PropertyFunctions();
        PropertyFunctionRegistry standard = PropertyFunctionRegistry.chooseRegistry(dataset);
        standard.keys().forEachRemaining(iri -> {
            if (FunctionList.ours().mayRun(iri)) {
                properties.put(iri, standard.get(iri));
            }
        });
        PropertyFunctionRegistry.set(context, properties);
    }

    /** Each call of a function in a query is a {@link GuardedCall}. */
    private static final class NoFunctions extends FunctionRegistry {
        @Override
        public @Nullable FunctionFactory get(String iri) {
            return null;
        }
    }

    private static final class PropertyFunctions extends PropertyFunctionRegistry {
        @Override
        public boolean manages(String iri) {
            return isRegistered(iri);
        }

        @Override
        public @Nullable PropertyFunctionFactory get(String iri) {
            return isRegistered(iri) ? super.get(iri) : null;
        }
    }
}
