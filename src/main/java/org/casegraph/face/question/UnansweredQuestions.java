package org.casegraph.face.question;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.casegraph.endpoint.QueryService;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.problem.Problem;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.query.empty.NeededStatements;
import org.casegraph.store.OnFirstUse;

/**
 * The questions that have no rows here, asked as they stand. Those that need a statement of which the data have none are
 * known at once, whatever their arguments; the others are asked for one row, beside the requests, but not of very many cases.
 * What takes too long, or is asked of one case at a time, counts as answered.
 */
public final class UnansweredQuestions {
    /** Of more cases, what the questions make when they are first asked takes memory that those who ask need. */
    private static final int MOST_CASES = 20_000;

    private static final Duration FOR_ONE = Duration.ofSeconds(5);

    /** So that whoever opens the first page has the processor. */
    private static final Executor AFTER_THE_PAGE = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private final QueryService service;
    private final Supplier<List<Question>> missing;
    private final Supplier<CompletableFuture<Set<String>>> asked;

    /** @param cases that are served */
    public UnansweredQuestions(QuestionLibrary questions, QueryService service, int cases) {
        this.service = service;
        this.missing = new OnFirstUse<>(() -> questions.questions().stream()
                .filter(question -> NeededStatements.areMissing(
                        question.query(), service.dataset().getDefaultGraph()))
                .toList());
        this.asked = new OnFirstUse<>(() -> cases > MOST_CASES
                ? CompletableFuture.completedFuture(ids(missing.get().stream()))
                : CompletableFuture.supplyAsync(
                        () -> ids(questions.questions().stream()
                                .filter(question -> missing.get().contains(question) || isWithoutRows(question))),
                        AFTER_THE_PAGE));
    }

    /** Finds those that are known at once; the others are asked when somebody wants to know. */
    public void prepare() {
        var unused = missing.get();
    }

    /** Their ids, as far as they are known now. */
    public Set<String> ids() {
        return asked.get().getNow(ids(missing.get().stream()));
    }

    private static Set<String> ids(Stream<Question> questions) {
        return questions.map(Question::id).collect(Collectors.toUnmodifiableSet());
    }

    public boolean areKnown() {
        return asked.get().isDone();
    }

    /** As {@link #ids}, once they are known, or else after a moment. */
    Set<String> idsAfter(Duration moment) {
        return asked.get()
                .copy()
                .completeOnTimeout(Set.of(), moment.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(unused -> ids())
                .join();
    }

    private boolean isWithoutRows(Question question) {
        try {
            Query bound = question.bindAny(Map.of(), service.dataset());
            return !service.run(asking(bound), FOR_ONE, execution -> execution.ask());
        } catch (Problem | RequestProblem e) {
            // Whoever asks is told of it.
            return false;
        }
    }

    /** Whether there is a row at all: for that, groups need not be counted, nor rows sorted. */
    private static Query asking(Query query) {
        boolean isPlain = query.getAggregators().isEmpty() || query.hasGroupBy();
        if (query.hasHaving() || query.hasValues() || !isPlain) {
            Query whole = query.cloneQuery();
            whole.setQueryAskType();
            return whole;
        }
        Query pattern = new Query(query.getPrologue());
        pattern.setQueryAskType();
        pattern.setQueryPattern(query.getQueryPattern());
        return pattern;
    }
}
