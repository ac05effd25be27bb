package org.casegraph.store.remote;

import org.apache.jena.graph.Node;
import org.apache.jena.query.ParameterizedSparqlString;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.vocabulary.VOID;
import org.casegraph.evaluation.Refusal;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.vocabulary.CG;

/** A dataset whose queries a service answers that holds the dump of it. */
public final class RemoteStore {
    private RemoteStore() {}

    /**
     * Lets the guarded queries over a dataset be answered by a service. Pages, indexes and functions go on with the dataset.
     *
     * @throws Problem if the service gives no answer, or does not hold what the dataset holds, as far as three counts tell
     */
    public static void ask(DatasetGraph dataset, RemoteService service) {
        requireSame(
                "cases in its default graph, which has to hold each triple of the named ones once",
                select("SELECT (COUNT(*) AS ?n) { ?s a ?value }", CG.Case),
                dataset,
                service);
        requireSame(
                "counts of triples in its description",
                select("SELECT (COUNT(*) AS ?n) { ?s ?value ?o }", VOID.triples.asNode()),
                dataset,
                service);
        requireSame(
                "kinds of which absence is said",
                select("SELECT (COUNT(*) AS ?n) { ?s ?value ?o }", CG.absentKind),
                dataset,
                service);
        answerBy(dataset, service);
    }

    /** As {@link #ask}, of a service that is known to hold the dump. */
    public static void answerBy(DatasetGraph dataset, RemoteService service) {
        WholeQueries.askIn(dataset.getContext(), service);
    }

    private static Query select(String text, Node value) {
        ParameterizedSparqlString query = new ParameterizedSparqlString(text);
        query.setIri("value", value.getURI());
        return query.asQuery();
    }

    private static void requireSame(String counted, Query query, DatasetGraph dataset, RemoteService service) {
        long here = number(QueryExec.dataset(dataset).query(query).select());
        long there;
        try {
            there = number(service.rows(query));
        } catch (Refusal e) {
            throw e.problem("--store");
        }
        if (here != there) {
            throw Problem.of(
                    Mistake.BAD_OPTION,
                    "--store",
                    "the service at " + service.host() + " has " + there + " " + counted + ", and the store here "
                            + here,
                    "Load default-graph.nt.gz that build --dump wrote with this store, and nothing else");
        }
    }

    private static long number(RowSet rows) {
        return rows.hasNext() ? ((Number) rows.next().get("n").getLiteralValue()).longValue() : -1;
    }
}
