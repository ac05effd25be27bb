package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.ExampleStore;
import org.casegraph.SharedProject;
import org.casegraph.endpoint.http.DataVersion;
import org.casegraph.endpoint.http.ServedSnapshot;
import org.casegraph.evaluation.GuardedQueries;
import org.casegraph.evaluation.Limits;
import org.casegraph.evaluation.QueryGate;
import org.casegraph.evaluation.ServiceAllowList;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.query.caution.Cautions;
import org.casegraph.search.Kind;
import org.casegraph.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedProject.class)
class AskedBeforehandTest {
    private static final QuestionLibrary QUESTIONS = QuestionLibrary.ofProject();
    private static final Duration LONG = Duration.ofMinutes(1);

    /** Fewer than as often as a question is asked again. */
    private static final int STOPS = 5;

    @Test
    void eachOfThoseThatMakeAnIndexHasRowsWhereItsCasesHaveAny(ExampleStore example) {
        List<Long> rows = QuestionsBeforehand.makingIndexes(example.store(), QUESTIONS).stream()
                .map(query -> {
                    try (QueryExec asked = QueryExec.dataset(example.store().dataset())
                            .query(query)
                            .build()) {
                        return AskedBeforehand.rows(asked);
                    }
                })
                .toList();

        assertTrue(rows.get(0) > 1, rows::toString);
        // One row counts, and no case of the example tells its year.
        assertEquals(1, rows.get(1));
        assertTrue(rows.get(2) > 10, rows::toString);
    }

    @Test
    void theQuestionsOfOneCaseAreRehearsedWithTheFirstAndTheLast(ExampleStore example) {
        List<String> texts = QuestionsBeforehand.ofOneCase(example.store(), QUESTIONS, true);
        List<String> ends = List.of(
                example.store().cases().get(0).getURI(),
                example.store().cases().get(example.store().cases().size() - 1).getURI());

        assertTrue(texts.size() >= 20, () -> texts.size() + " texts");
        assertTrue(texts.stream().anyMatch(text -> text.contains("f:")));
        assertTrue(texts.stream().allMatch(text -> ends.stream().anyMatch(text::contains)));
    }

    /** What they make would take memory that those who ask need. */
    @Test
    void ofVeryManyCasesThoseThatMayMakeAnIndexAreNotRehearsed(ExampleStore example) {
        List<String> texts = QuestionsBeforehand.ofOneCase(example.store(), QUESTIONS, false);

        assertTrue(texts.size() >= 10, () -> texts.size() + " texts");
        assertTrue(texts.stream().noneMatch(text -> text.contains("f:similarTo") || text.contains("f:reportingGap")));
    }

    @Test
    void whoeverWaitsForTheQuestionsWithoutRowsIsToldThoughOthersAsk(Store own) {
        QuietTimes quiet = new QuietTimes();
        try (QueryGate gate = new QueryGate(Limits.standard());
                AskedBeforehand beforehand = of(own, gate, quiet)) {
            quiet.isFor(Optional.of(beforehand));
            quiet.asked();
            // The start page does not wait.
            var unused = beforehand.unanswered();
            assertFalse(beforehand.areUnansweredKnown());
            quiet.asked();

            assertTrue(beforehand.unansweredAfter(LONG).size()
                    < QUESTIONS.questions().size());
            assertTrue(beforehand.areUnansweredKnown());
        }
    }

    /** Else a question without rows would be held for an answered one as long as the server runs. */
    @Test
    void whatFindsNoRoomOrIsStoppedIsAskedAgain(ExampleStore example) throws InterruptedException {
        Store store = example.store();
        try (QueryGate gate = new QueryGate(Limits.standard().withParallel(1));
                AskedBeforehand beforehand = of(store, gate, new QuietTimes())) {
            GuardedQueries queries = new GuardedQueries(store.dataset(), gate, ServiceAllowList.NOBODY);
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch end = new CountDownLatch(1);
            Thread other = new Thread(() -> queries.run(QueryFactory.create("ASK {}"), execution -> {
                begun.countDown();
                return awaited(end);
            }));
            other.start();
            begun.await();
            CompletableFuture<Boolean> isWithoutRows = CompletableFuture.supplyAsync(
                    () -> beforehand.isWithoutRows(QUESTIONS.question("claims-and-cases")));
            while (gate.shed() == 0) {
                Thread.onSpinWait();
            }
            end.countDown();
            other.join();
            for (int stopped = 0; stopped < STOPS && !isWithoutRows.isDone(); ) {
                stopped += queries.stop("asked beforehand") ? 1 : 0;
            }

            assertTrue(isWithoutRows.join());
        }
    }

    private static boolean awaited(CountDownLatch end) {
        try {
            return end.await(LONG.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsAskedFromWithinIsAnsweredAsToAClient(ExampleStore example) throws Exception {
        try (QueryGate gate = new QueryGate(Limits.standard());
                AskedInside inside = new AskedInside(served(example.store(), gate), Limits.standard())) {
            List<String> texts = QuestionsBeforehand.ofNodes(example.store());

            for (String text : texts) {
                String response = inside.query(text);
                assertTrue(response.startsWith("HTTP/1.1 200"), () -> text + "\n" + response);
                assertTrue(
                        response.contains(text.startsWith("DESCRIBE") ? " a " : "\"value\""),
                        () -> text + "\n" + response);
            }
            assertEquals(4, texts.size());
            assertTrue(inside.query("SELECT").startsWith("HTTP/1.1 400"));
            assertTrue(inside.page("/nowhere").startsWith("HTTP/1.1 404"));
        }
    }

    @Test
    void theSearchesOfAPersonFindTheFirstCaseByAWordAMisspeltOneAndALetter(ExampleStore example) {
        List<String> paths = QuestionsBeforehand.searches(example.store());

        assertEquals(6, paths.size(), paths::toString);
        paths.forEach(path -> {
            String words = URLDecoder.decode(path.substring(1 + path.indexOf('=')), StandardCharsets.UTF_8);
            assertTrue(
                    example.store()
                            .text()
                            .search(words, Set.of(Kind.CASE))
                            .cases()
                            .anyMatch(place -> place == 0),
                    path);
        });
        assertTrue(
                paths.stream()
                        .map(path -> path.substring(1 + path.indexOf('=')))
                        .anyMatch(words -> example.store()
                                .text()
                                .search(words, Set.of(Kind.CASE))
                                .isCorrected()),
                paths::toString);
    }

    @Test
    void whatIsClosedAsksNothing(Store own) {
        QuietTimes quiet = new QuietTimes();
        try (QueryGate gate = new QueryGate(Limits.standard())) {
            AskedBeforehand beforehand = of(own, gate, quiet);
            beforehand.close();

            beforehand.unansweredAfter(Duration.ofMillis(1));
            assertFalse(beforehand.areUnansweredKnown());
        }
    }

    private static ServedSnapshot served(Store store, QueryGate gate) {
        DataVersion version = new DataVersion(store.dataset());
        QueryService service = new QueryService(
                new GuardedQueries(store.dataset(), gate, ServiceAllowList.NOBODY),
                version,
                Cautions::ofProject,
                Optional.empty());
        return ServedSnapshot.ofBuilt(
                store.dataset(),
                store.cases().size(),
                version,
                Map.of(
                        "/sparql",
                        new SparqlResource(service, false),
                        ServedSnapshot.ELSEWHERE,
                        new NotFoundResource()));
    }

    private static AskedBeforehand of(Store store, QueryGate gate, QuietTimes quiet) {
        return new AskedBeforehand(
                store,
                QUESTIONS,
                new GuardedQueries(store.dataset(), gate, ServiceAllowList.NOBODY),
                Cautions::ofProject,
                quiet);
    }
}
