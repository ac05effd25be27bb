package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.casegraph.evaluation.AdmittedQuery;
import org.casegraph.evaluation.QueryFacts;
import org.casegraph.project.SparqlVersion;
import org.casegraph.query.caution.Caution;
import org.junit.jupiter.api.Test;

class KnownQueriesTest {
    private static final String TEXT = "SELECT * { ?s ?p ?o }";

    private final KnownQueries known = new KnownQueries();

    private AdmittedQuery ask(String text, SparqlVersion version) {
        return known.query(text, version, () -> {
            var query = version.parse(text);
            return new AdmittedQuery(query, QueryFacts.of(query));
        });
    }

    @Test
    void aTextIsReadOnceInEachVersion() {
        AdmittedQuery first = ask(TEXT, SparqlVersion.SPARQL_12);

        assertSame(first, ask(TEXT, SparqlVersion.SPARQL_12));
        assertNotSame(first, ask(TEXT, SparqlVersion.SPARQL_11));
        assertNotSame(first, ask(TEXT + " ", SparqlVersion.SPARQL_12));
    }

    @Test
    void onlyTheLastAreKeptAndNoneThatIsLong() {
        AdmittedQuery first = ask(TEXT, SparqlVersion.SPARQL_12);
        AdmittedQuery second = ask(TEXT + "# 2", SparqlVersion.SPARQL_12);
        for (int others = 0; others < 199; others++) {
            ask(TEXT + "# " + others + " other", SparqlVersion.SPARQL_12);
            ask(TEXT, SparqlVersion.SPARQL_12);
        }
        String longText = TEXT + "#".repeat(20_000);

        assertSame(first, ask(TEXT, SparqlVersion.SPARQL_12));
        assertNotSame(second, ask(TEXT + "# 2", SparqlVersion.SPARQL_12));
        assertNotSame(ask(longText, SparqlVersion.SPARQL_12), ask(longText, SparqlVersion.SPARQL_12));
    }

    @Test
    void cautionsAreSoughtOnceForEachText() {
        AdmittedQuery query = ask(TEXT, SparqlVersion.SPARQL_12);
        AtomicInteger sought = new AtomicInteger();
        List<Caution> found = List.of(new Caution("any", "words"));
        for (int turn = 0; turn < 3; turn++) {
            assertEquals(found, known.cautions(TEXT, SparqlVersion.SPARQL_12, query, () -> {
                sought.incrementAndGet();
                return found;
            }));
        }

        assertEquals(1, sought.get());
    }
}
