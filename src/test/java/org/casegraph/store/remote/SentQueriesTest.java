package org.casegraph.store.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.MappedProject;
import org.casegraph.SharedProject;
import org.casegraph.evaluation.QueryFacts;
import org.casegraph.store.mapped.PlainAnswers;
import org.casegraph.store.mapped.RandomQueries;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is sent to a service asks for the rows that the query asks for, whatever its form. */
@ExtendWith(SharedProject.class)
class SentQueriesTest {
    private static final int MOST_ROWS = 3000;
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void aSampleOfQueriesHasTheSameRowsWhenItIsSent(MappedProject project) {
        assertSame(project.memory(), 60, 14);
    }

    @Test
    @Tag("long")
    void thousandsOfQueriesHaveTheSameRowsWhenTheyAreSent(MappedProject project) {
        assertSame(
                project.memory(), Integer.getInteger("column-queries", 6000), Long.getLong("column-queries.seed", 1));
    }

    private static void assertSame(DatasetGraph data, int number, long seed) {
        PlainAnswers some = PlainAnswers.over(data, MOST_ROWS, SHORT);
        PlainAnswers all = PlainAnswers.over(data, MOST_ROWS, PATIENCE);
        RandomQueries queries = new RandomQueries(data.getDefaultGraph(), Iter.toList(data.listGraphNodes()), seed);
        int changed = 0;
        for (int i = 0; i < number; i++) {
            String text = queries.next();
            Query query = QueryFactory.create(text);
            if (query.isSelectType() && !QueryFacts.of(query).namesGraphs()) {
                Query sent = SentQuery.of(QueryFactory.create(text)).query();
                if (!sent.equals(query)) {
                    Optional<List<String>> expected = some.to(query);
                    if (expected.isPresent()) {
                        changed++;
                        assertEquals(
                                String.join("\n", expected.get()),
                                String.join("\n", all.to(sent, query).orElse(List.of("too many"))),
                                () -> text + "\n" + sent);
                    }
                }
            }
        }
        int compared = changed;
        assertTrue(changed > number / 60, () -> "only " + compared + " are sent otherwise");
    }
}
