package org.casegraph.similarity;

import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;

/** The functions that compare cases within a query. */
public final class CaseFunctions {
    private CaseFunctions() {}

    /**
     * Lets the queries on one dataset call {@link SimilarTo} and {@link SharesWith}.
     *
     * @param dataset the dataset's own context
     * @param union where classes have their labels, and cases their diagnoses
     * @param index asked for when a query first calls one of them
     */
    public static void register(Context dataset, Graph union, Supplier<SimilarityIndex> index) {
        PropertyFunctionRegistry registry = PropertyFunctionRegistry.createFrom(PropertyFunctionRegistry.get());
        registry.put(SimilarTo.IRI, iri -> new SimilarTo(union, index));
        registry.put(SharesWith.IRI, iri -> new SharesWith(index));
        PropertyFunctionRegistry.set(dataset, registry);
    }
}
