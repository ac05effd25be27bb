package org.casegraph.endpoint;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks what makes an index when it is first asked, such as that of which cases are alike, while nobody waits for it: the start
 * of a server leaves it out, and whoever asks first would wait.
 */
public final class WarmQuestions {
    /** Of fewer it is made at once; of more it would take memory that nobody may need. */
    private static final int FEWEST = 100;

    private static final int MOST = 20_000;

    /** After the start, so that the first answers come before. */
    private static final long SECONDS = 3;

    /** Chosen so that each kind of condition is looked up whose values are read from all cases. */
    private static final String COHORT = "SELECT (COUNT(*) AS ?n) WHERE { ?case"
            + " <https://w3id.org/casegraph/function#inCohort> \"age=0..150&onset=0..150&year=1000..\" }";

    private static final Logger LOG = LoggerFactory.getLogger(WarmQuestions.class);

    private WarmQuestions() {}

    /** Begins some time from now, where the store is of such a size, and ends with the program. */
    public static void askLater(Store store, QuestionLibrary questions) {
        int cases = store.cases().size();
        if (!store.isBuilt() || cases < FEWEST || cases > MOST) {
            return;
        }
        Thread asking = new Thread(
                () -> {
                    try {
                        TimeUnit.SECONDS.sleep(SECONDS);
                        ask(store, questions);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "warm questions");
        asking.setDaemon(true);
        asking.setPriority(Thread.MIN_PRIORITY);
        asking.start();
    }

    /** Whoever asks meets a mistake again, and is told of it. */
    static void ask(Store store, QuestionLibrary questions) {
        for (Query query : queries(store, questions)) {
            try {
                rows(store, query);
            } catch (RuntimeException e) {
                LOG.debug("a question stays cold", e);
            }
        }
    }

    /** The most likely first. */
    static List<Query> queries(Store store, QuestionLibrary questions) {
        Node first = store.cases().get(0);
        return List.of(
                questions.question("differential").bindAny(Map.of("case", List.of(first.getURI())), store.dataset()),
                QueryFactory.create(COHORT),
                questions.question("order-patterns").bindAny(Map.of(), store.dataset()));
    }

    static long rows(Store store, Query query) {
        try (QueryExec asked = QueryExec.dataset(store.dataset()).query(query).build()) {
            RowSet rows = asked.select();
            long number = 0;
            while (rows.hasNext()) {
                rows.next();
                number++;
            }
            return number;
        }
    }
}
