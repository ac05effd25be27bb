package org.casegraph.evaluation;

import java.math.BigInteger;
import java.util.Set;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.function.library.Math_pow;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;

/** Lets a query call what is registered, and load no class by {@code java:} name as ARQ otherwise does. */
final class RegisteredFunctions {
    private static final String FN = ARQConstants.fnPrefix;
    private static final String POWER = ARQConstants.mathPrefix + "pow";
    private static final String COLLECTIONS = "http://w3id.org/awslabs/neptune/SPARQL-CDTs/";
    private static final BigInteger LARGEST_EXPONENT = BigInteger.valueOf(1_000);

    /** What REGEX, REPLACE and CONCAT do within limits, calls by name, and what tells of the machine. */
    private static final Set<String> LEFT_OUT = Set.of(
            FN + "matches",
            FN + "replace",
            FN + "concat",
            FN + "apply",
            FN + "error",
            FN + "format-number",
            ARQConstants.ARQFunctionLibraryURI + "system-timezone");

    private RegisteredFunctions() {}

    /**
     * Puts the closed registries into the context of a query.
     *
     * @param dataset the context of the dataset, which may have property functions of its own
     */
    public static void only(Context context, Context dataset) {
        FunctionRegistry functions = new Functions();
        FunctionRegistry standard = FunctionRegistry.get();
        standard.keys().forEachRemaining(iri -> {
            if (!LEFT_OUT.contains(iri) && !iri.startsWith(COLLECTIONS)) {
                functions.put(iri, standard.get(iri));
            }
        });
        functions.put(POWER, iri -> new Power());
        FunctionRegistry.set(context, functions);

        PropertyFunctionRegistry properties = new PropertyFunctions();
        PropertyFunctionRegistry standardProperties = PropertyFunctionRegistry.chooseRegistry(dataset);
        standardProperties.keys().forEachRemaining(iri -> properties.put(iri, standardProperties.get(iri)));
        PropertyFunctionRegistry.set(context, properties);
    }

    /** Integers to the power of large ones have more digits than memory. */
    private static final class Power extends Math_pow {
        @Override
        public NodeValue exec(NodeValue base, NodeValue exponent) {
            if (exponent.isInteger() && exponent.getInteger().compareTo(LARGEST_EXPONENT) > 0) {
                throw new ExprEvalException("an exponent of more than " + LARGEST_EXPONENT);
            }
            return super.exec(base, exponent);
        }
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
