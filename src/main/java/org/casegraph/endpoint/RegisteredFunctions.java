package org.casegraph.endpoint;

import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;

/** Lets a query call what is registered, and load no class by {@code java:} name as ARQ otherwise does. */
final class RegisteredFunctions {
    private RegisteredFunctions() {}

    /**
     * Puts the closed registries into the context of a query.
     *
     * @param dataset the context of the dataset, which may have property functions of its own
     */
    static void only(Context context, Context dataset) {
        FunctionRegistry functions = new Functions();
        FunctionRegistry standard = FunctionRegistry.get();
        standard.keys().forEachRemaining(iri -> functions.put(iri, standard.get(iri)));
        FunctionRegistry.set(context, functions);

        PropertyFunctionRegistry properties = new PropertyFunctions();
        PropertyFunctionRegistry standardProperties = PropertyFunctionRegistry.chooseRegistry(dataset);
        standardProperties.keys().forEachRemaining(iri -> properties.put(iri, standardProperties.get(iri)));
        PropertyFunctionRegistry.set(context, properties);
    }

    private static final class Functions extends FunctionRegistry {
        @Override
        public FunctionFactory get(String iri) {
            return isRegistered(iri) ? super.get(iri) : null;
        }
    }

    private static final class PropertyFunctions extends PropertyFunctionRegistry {
        @Override
        public boolean manages(String iri) {
            return isRegistered(iri);
        }

        @Override
        public PropertyFunctionFactory get(String iri) {
            return isRegistered(iri) ? super.get(iri) : null;
        }
    }
}
