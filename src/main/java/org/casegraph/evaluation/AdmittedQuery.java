package org.casegraph.evaluation;

import org.apache.jena.query.Query;

/** A query that was checked and may run. */
public record AdmittedQuery(Query query, QueryFacts facts) {}
