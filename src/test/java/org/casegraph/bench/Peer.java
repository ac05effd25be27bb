package org.casegraph.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An engine beside casegraph, loaded once for all runs, started anew where it hangs, and not asked in vain twice. */
final class Peer implements AutoCloseable {
    private static final Duration LOADING = Duration.ofMinutes(8);
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final Duration ENDING = Duration.ofSeconds(2);
    /** What all its starts after the first may take; loading again costs one that holds all in memory half a minute. */
    private static final double MOST_RESTARTING_SECONDS = 240;

    /** From here on of the cap it was out of time, whatever it says. */
    private static final double ALL_BUT_OVER = 0.8;
    /** Not none, which would be that of a refusal. */
    private static final double SOME = 0.1;

    private final Engine engine;
    private final SparqlClient client;
    private final Duration cap;
    private final PeerTriples triples;
    private final KeptFolder kept;
    private final GivenUp givenUp;
    private Engine.@Nullable Running running;
    private double restarting;
    private String gone = "";

    private Peer(
            Engine engine, SparqlClient client, Duration cap, PeerTriples triples, KeptFolder kept, GivenUp givenUp) {
        this.engine = engine;
        this.client = client;
        this.cap = cap;
        this.triples = triples;
        this.kept = kept;
        this.givenUp = givenUp;
    }

    /**
     * Loads what is not loaded already, and starts it; {@link #awaitAnswer} comes next.
     *
     * @throws IOException if it is not to be had
     */
    static Peer start(Engine engine, SparqlClient client, Duration cap, PeerTriples triples, Goals goals)
            throws IOException, InterruptedException {
        KeptFolder kept =
                new KeptFolder(triples.file().resolveSibling(engine.name()), engine.version() + " " + triples.sha256());
        if (!kept.isKept()) {
            kept.empty();
            long start = System.nanoTime();
            engine.load(triples.file(), kept.folder());
            kept.keep();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (seconds > 1) {
                goals.say("%s loaded in %.0f s", engine.name(), seconds);
            }
        }
        GivenUp givenUp = new GivenUp(kept.folder().resolve("given-up.tsv"));
        Peer peer = new Peer(engine, client, cap, triples, kept, givenUp);
        peer.serve();
        return peer;
    }

    String name() {
        return engine.name();
    }

    /** Whether a question that it does not answer costs its loading. */
    boolean givesUp() {
        return engine.givesUp();
    }

    double processorSeconds() {
        return running == null ? 0 : running.process().processorSeconds();
    }

    private Engine.Running serve() throws IOException, InterruptedException {
        Engine.Running started = engine.serve(triples.file(), kept.folder());
        running = started;
        return started;
    }

    /** @throws IOException if it does not come */
    RunningProcess awaitAnswer() throws IOException, InterruptedException {
        Engine.Running now = running == null ? serve() : running;
        client.awaitAnswer(now.endpoint(), now.process(), LOADING);
        return now.process();
    }

    /**
     * @throws IOException with the reason, if it does not answer within the cap, or never did
     */
    SparqlClient.Answer ask(String query) throws IOException, InterruptedException {
        if (!gone.isEmpty()) {
            throw new IOException(gone);
        }
        if (query.isEmpty()) {
            throw new IOException("no form for any engine");
        }
        Optional<String> hopeless = givenUp.hopeless(query, cap, engine.processors());
        if (hopeless.isPresent()) {
            throw new IOException(hopeless.get());
        }
        Engine.Running now = running;
        if (now == null) {
            throw new IOException("not started");
        }
        long start = System.nanoTime();
        double used = now.process().processorSeconds();
        try {
            return client.ask(now.endpoint(), query, cap);
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage());
            if ((System.nanoTime() - start) / 1e9 < ALL_BUT_OVER * cap.toSeconds()) {
                if (now.process().isAlive()) {
                    givenUp.refused(query, why);
                } else {
                    again("it ended: " + now.process().lastWords());
                }
                throw e;
            }
            double took = now.process().processorSeconds() - used;
            settle(now);
            why = "over " + cap.toSeconds() + " s";
            givenUp.tookInVain(query, Math.max(took, SOME), why);
            throw new IOException(why);
        }
    }

    /** What goes on after it was given up would slow the next question. */
    private void settle(Engine.Running now) throws InterruptedException {
        try {
            if (!engine.givesUp()) {
                throw new IOException("it ends no question");
            }
            client.awaitAnswer(
                    now.endpoint(),
                    now.process(),
                    Duration.ofSeconds((long) now.process().seconds()).plus(cap).plus(SETTLING),
                    SETTLING);
            if (!now.process().isCalmWithin(SETTLING)) {
                throw new IOException("it goes on with a question that was given up");
            }
        } catch (IOException e) {
            again(String.valueOf(e.getMessage()));
        }
    }

    private void again(String why) throws InterruptedException {
        if (running != null) {
            running.process().close(ENDING);
        }
        running = null;
        if (restarting > MOST_RESTARTING_SECONDS) {
            gone = "ended, as " + why;
            return;
        }
        long start = System.nanoTime();
        try {
            serve();
            awaitAnswer();
        } catch (IOException e) {
            gone = "does not start again: " + e.getMessage();
        }
        restarting += (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        if (running != null) {
            running.process().close();
        }
        running = null;
    }
}
