package org.casegraph.similarity;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.util.Context;
import org.casegraph.evaluation.function.Functions;

/** The functions that compare cases within a query. */
public final class CaseFunctions {
    private CaseFunctions() {}

    /**
     * Lets the queries on one dataset call {@link SimilarTo}, {@link SharesWith} and {@link RankDiseases}.
     *
     * @param dataset the dataset's own context
     * @param union where classes have their labels, and cases their diagnoses
     * @param index asked for when a query first calls one of them
     * @param differential of the same cases
     * @param cohort the cases that a text chooses
     */
    public static void register(
            Context dataset,
            Graph union,
            Supplier<SimilarityIndex> index,
            Supplier<Differential> differential,
            BiFunction<Node, Runnable, Predicate<Node>> cohort) {
        Functions.register(
                dataset,
                Map.of(
                        SimilarTo.IRI, iri -> new SimilarTo(union, index, cohort),
                        SharesWith.IRI, iri -> new SharesWith(index),
                        RankDiseases.IRI, iri -> new RankDiseases(union, differential, cohort)));
    }
}
