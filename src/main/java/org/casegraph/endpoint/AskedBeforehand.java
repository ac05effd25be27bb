package org.casegraph.endpoint;

import java.io.OutputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.ServedSnapshot;
import org.casegraph.evaluation.GuardedQueries;
import org.casegraph.evaluation.Refusal;
import org.casegraph.problem.Problem;
import org.casegraph.query.AnswerFormat;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.query.caution.Cautions;
import org.casegraph.query.empty.NeededStatements;
import org.casegraph.store.OnFirstUse;
import org.casegraph.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a server asks itself while nobody asks it, so that whoever asks first need not wait: of not too many cases what its
 * pages need, those questions that make an index when they are first asked, and each question as it stands, for one row, which
 * tells the pages which questions have none here; and the questions of one case, again and again, so that Java compiles what
 * answers them, and what each request passes. Each gives way as soon as somebody asks, and is asked again when it is quiet.
 */
public final class AskedBeforehand implements AutoCloseable {
    /** Of fewer an index is made at once. */
    private static final int FEWEST_FOR_INDEXES = 100;

    /** Of more cases, what the questions make when they are first asked takes memory that those who ask need. */
    private static final int MOST_CASES = 20_000;

    private static final int ROUNDS = 20;

    /** By which what each request passes, such as the transport, is met often enough to be compiled. */
    private static final int ROUNDS_INSIDE = 40;

    private static final int SEARCHES = 8;

    private static final Duration FOR_ONE = Duration.ofSeconds(5);

    /** In all, however many rounds that are, as it takes processors from other programs; and as long from within again. */
    private static final long MOST_REHEARSED_NANOSECONDS = 5_000_000_000L;

    /** What takes as long when it is not asked for the first time has other code to wait for than that of every answer. */
    private static final long SLOW_NANOSECONDS = 100_000_000;

    /** As often as one may give way, or find no room; then it stays unasked. */
    private static final int TRIES = 20;

    /** Until there may be room again. */
    private static final long PAUSE_MILLISECONDS = 100;

    /** By which the one that is being asked can be stopped; no client can call its own so. */
    private static final String RUN = "asked beforehand";

    private static final Logger LOG = LoggerFactory.getLogger(AskedBeforehand.class);

    private final Store store;
    private final QuestionLibrary questions;
    private final GuardedQueries queries;
    private final Supplier<Cautions> cautions;
    private final QuietTimes quiet;
    private final Supplier<Set<String>> missing;
    private final CompletableFuture<Set<String>> unanswered = new CompletableFuture<>();
    private final AtomicBoolean areSought = new AtomicBoolean();
    private final ExecutorService asking = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "asked beforehand");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });
    private volatile Optional<ServedSnapshot> served = Optional.empty();
    private volatile boolean isAwaited;

    AskedBeforehand(
            Store store,
            QuestionLibrary questions,
            GuardedQueries queries,
            Supplier<Cautions> cautions,
            QuietTimes quiet) {
        this.store = store;
        this.questions = questions;
        this.queries = queries;
        this.cautions = cautions;
        this.quiet = quiet;
        this.missing = new OnFirstUse<>(() -> questions.questions().stream()
                .filter(question -> NeededStatements.areMissing(
                        question.query(), store.dataset().getDefaultGraph()))
                .map(Question::id)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** What is served, of which the resources are prepared, too. */
    void isFor(ServedSnapshot all) {
        served = Optional.of(all);
        quiet.isFor(Optional.of(this));
    }

    /** Begins with all of them where a store was built, as soon as it is quiet; what somebody waits for longest first. */
    void begin() {
        if (store.isBuilt()) {
            submit(this::awaitQuiet);
            if (areTooMany()) {
                // All questions are read for it, which would keep whoever waits for the start; the first page needs it.
                submit(this::seekUnanswered);
            }
            submit(this::prepareEach);
            submit(this::makeIndexes);
            submit(this::search);
            if (!areTooMany()) {
                seekUnanswered();
            }
            submit(this::rehearse);
        }
    }

    /** Finds the questions without rows that are known at once; the others are asked when somebody wants to know. */
    public void prepare() {
        var unused = missing.get();
    }

    /** The ids of the questions that have no rows here, as far as they are known now. */
    public Set<String> unanswered() {
        seekUnanswered();
        return unanswered.getNow(missing.get());
    }

    /** Whether all of those are known; what takes too long, or is asked of one case at a time, counts as answered. */
    public boolean areUnansweredKnown() {
        return unanswered.isDone();
    }

    /** As {@link #unanswered}, once they are known, or else after a moment. As somebody waits, they give way to nobody. */
    public Set<String> unansweredAfter(Duration moment) {
        isAwaited = true;
        seekUnanswered();
        return unanswered
                .copy()
                .completeOnTimeout(Set.of(), moment.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(unused -> unanswered())
                .join();
    }

    private void seekUnanswered() {
        if (areTooMany()) {
            unanswered.complete(missing.get());
        } else if (areSought.compareAndSet(false, true)) {
            submit(() -> {
                unanswered.complete(questions.questions().stream()
                        .filter(question -> missing.get().contains(question.id()) || isWithoutRows(question))
                        .map(Question::id)
                        .collect(Collectors.toUnmodifiableSet()));
                isAwaited = false;
            });
        }
    }

    private boolean areTooMany() {
        return store.cases().size() > MOST_CASES;
    }

    private synchronized void submit(Runnable work) {
        if (!asking.isShutdown()) {
            asking.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException | InternalError e) {
                    // Whoever asks meets it again, and is told of it: no room, or a file that cannot be read any more.
                    LOG.debug("not asked beforehand", e);
                }
            });
        }
    }

    /** The one that is being asked gives way, unless somebody waits for it. */
    void giveWay() {
        if (!isAwaited) {
            queries.stop(RUN);
        }
    }

    /** No further one is asked. */
    @Override
    public synchronized void close() {
        asking.shutdown();
        queries.stop(RUN);
    }

    private void prepareEach() {
        if (!areTooMany()) {
            for (HttpResource resource : resources()) {
                awaitQuiet();
                if (asking.isShutdown()) {
                    return;
                }
                resource.prepare();
            }
        }
    }

    private void awaitQuiet() {
        try {
            quiet.await(() -> isAwaited || asking.isShutdown());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Collection<HttpResource> resources() {
        return served.map(all -> all.resources().values()).orElse(List.of());
    }

    private void makeIndexes() {
        int cases = store.cases().size();
        if (cases >= FEWEST_FOR_INDEXES && !areTooMany()) {
            QuestionsBeforehand.makingIndexes(store, questions)
                    .forEach(query -> asked(query, queries.limits().deadline(), AskedBeforehand::rows));
        }
    }

    /** As people do who look for a case: however many there are, whoever does so first would wait for what counts them. */
    private void search() {
        served.ifPresent(all -> askInside(all, QuestionsBeforehand.searches(store), AskedInside::page, SEARCHES));
    }

    private void rehearse() {
        List<String> texts = QuestionsBeforehand.ofOneCase(store, questions, !areTooMany());
        Set<String> slow = rehearse(texts);
        List<String> quick = Stream.concat(QuestionsBeforehand.ofNodes(store).stream(), texts.stream())
                .filter(text -> !slow.contains(text))
                .toList();
        served.ifPresent(all -> askInside(all, quick, AskedInside::query, ROUNDS_INSIDE));
    }

    /** Those that took long. */
    private Set<String> rehearse(List<String> texts) {
        Set<String> slow = new HashSet<>();
        long left = MOST_REHEARSED_NANOSECONDS;
        for (int round = 0; round < ROUNDS; round++) {
            for (String text : texts) {
                if (left < 0 || asking.isShutdown()) {
                    return slow;
                }
                if (!slow.contains(text)) {
                    long taken = rehearsed(text);
                    left -= taken;
                    if (taken > SLOW_NANOSECONDS && round > 0) {
                        slow.add(text);
                    }
                }
            }
        }
        return slow;
    }

    /** As clients ask, so that not only what answers is compiled, but all that each request passes. */
    private void askInside(ServedSnapshot all, List<String> each, AskedInside.Asking asked, int rounds) {
        try (AskedInside inside = new AskedInside(all, queries.limits())) {
            long left = MOST_REHEARSED_NANOSECONDS;
            for (int round = 0; round < rounds; round++) {
                for (String one : each) {
                    quiet.await(asking::isShutdown);
                    if (left < 0 || asking.isShutdown()) {
                        return;
                    }
                    long start = System.nanoTime();
                    var unused = asked.response(inside, one);
                    left -= System.nanoTime() - start;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            // Whoever asks meets it again, and is told of it.
            LOG.debug("not asked from within", e);
        }
    }

    /** Answers as to a request, but for the client; how long that took. */
    private long rehearsed(String text) {
        Query query = queries.parse(text).query();
        long[] taken = {0};
        asked(query, FOR_ONE, execution -> {
            long start = System.nanoTime();
            AnswerWriter.write(execution, AnswerFormat.JSON, OutputStream.nullOutputStream(), Integer.MAX_VALUE);
            var unused = cautions.get().of(query, store.dataset().getDefaultGraph(), FOR_ONE);
            taken[0] = System.nanoTime() - start;
            return true;
        });
        return taken[0];
    }

    static long rows(QueryExec execution) {
        RowSet rows = execution.select();
        long number = 0;
        while (rows.hasNext()) {
            rows.next();
            number++;
        }
        return number;
    }

    /** Whether a question certainly has no rows where nothing is chosen; false, too, where that takes too long to find out. */
    boolean isWithoutRows(Question question) {
        try {
            Query bound = question.bindAny(Map.of(), store.dataset());
            return asked(QuestionsBeforehand.forOneRow(bound), FOR_ONE, QueryExec::ask)
                    .filter(has -> !has)
                    .isPresent();
        } catch (Problem e) {
            // Whoever asks is told of it.
            return false;
        }
    }

    /** When it is quiet and there is room; nothing if it is refused, or gives way again and again. */
    private <T> Optional<T> asked(Query query, Duration time, Function<QueryExec, T> read) {
        for (int tries = 0; tries < TRIES && !asking.isShutdown(); tries++) {
            try {
                TimeUnit.MILLISECONDS.sleep(tries == 0 ? 0 : PAUSE_MILLISECONDS);
                quiet.await(() -> isAwaited || asking.isShutdown());
                return Optional.of(queries.forRequest(Optional.of(RUN)).run(query, time, read));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } catch (RuntimeException e) {
                if (!isOfTheHour(e)) {
                    // Whoever asks meets it again, and is told of it.
                    LOG.debug("not asked beforehand", e);
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the same query may be answered later: it was stopped, or others took all the room. */
    private static boolean isOfTheHour(RuntimeException failure) {
        return failure instanceof Refusal refusal
                && (refusal.remedy() == Refusal.Remedy.STOPPED || refusal.remedy() == Refusal.Remedy.TRY_AGAIN);
    }
}
