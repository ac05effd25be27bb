package org.casegraph.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Engines asked in turn, none again what it did not answer: all once, what is quick again, then each at a {@link Pace}. */
final class TurnTaking {
    /** Of what is asked more often before anything counts. */
    private static final double QUICK_MILLISECONDS = 250;

    /** Of the cap: whoever has to load again for what it does not answer is asked only what peers answer so soon. */
    private static final double EASY = 0.1;

    interface Asking {
        SparqlClient.Answer ask(Asked asked, Duration cap) throws IOException, InterruptedException;
    }

    /**
     * Who is asked.
     *
     * @param isPeer whether what it takes tells how hard a question is for others
     * @param givesUp one that does not has to load again
     */
    record Answerer(boolean isPeer, boolean givesUp, Asking asking) {}

    private final Map<String, Answerer> engines;
    private final Pace pace;
    private final Duration cap;
    private final Goals goals;
    /** What each took when it was asked once, by name and question. */
    private final Map<String, Map<String, Double>> took = new LinkedHashMap<>();
    /** Why it did not answer. */
    private final Map<String, Map<String, String>> failures = new LinkedHashMap<>();

    /** @param engines by name, in the order of their turns */
    TurnTaking(Map<String, Answerer> engines, Pace pace, Duration cap, Goals goals) {
        this.engines = engines;
        this.pace = pace;
        this.cap = cap;
        this.goals = goals;
        engines.keySet().forEach(name -> {
            took.put(name, new LinkedHashMap<>());
            failures.put(name, new LinkedHashMap<>());
        });
    }

    void once(List<Asked> asked) throws InterruptedException {
        for (Asked one : asked) {
            double best = Double.MAX_VALUE;
            for (Map.Entry<String, Answerer> engine : engines.entrySet()) {
                Answerer answerer = engine.getValue();
                if (!answerer.givesUp() && best > EASY * cap.toMillis()) {
                    failed(engine.getKey(), one, "not asked, as no other peer answers in a tenth of the cap");
                    continue;
                }
                try {
                    double milliseconds = answerer.asking().ask(one, cap).milliseconds();
                    took.get(engine.getKey()).put(one.name(), milliseconds);
                    best = answerer.isPeer() ? Math.min(best, milliseconds) : best;
                } catch (IOException e) {
                    failed(engine.getKey(), one, String.valueOf(e.getMessage()));
                }
            }
        }
    }

    private void failed(String engine, Asked one, String why) {
        String line = why.replaceAll("\\s+", " ");
        failures.get(engine).put(one.name(), line);
        if (!one.plain().isEmpty()) {
            goals.say("no answer to %s of %s: %s", one.name(), engine, line);
        }
    }

    /**
     * What was quick when it was asked once, each engine as often.
     *
     * @return how often, which is fewer when the time is over
     */
    int warm(List<Asked> asked, int rounds, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        int round = 0;
        while (round < rounds && System.nanoTime() < end) {
            round++;
            for (Asked one : asked) {
                for (Map.Entry<String, Answerer> engine : engines.entrySet()) {
                    Double before = took.get(engine.getKey()).get(one.name());
                    if (before != null && before < QUICK_MILLISECONDS) {
                        try {
                            engine.getValue().asking().ask(one, cap);
                        } catch (IOException e) {
                            took.get(engine.getKey()).remove(one.name());
                        }
                    }
                }
            }
        }
        return round;
    }

    /** Round by round, each engine once, without those that failed. */
    Map<String, Timing> times(Asked asked) throws InterruptedException {
        Map<String, Turns> turns = new LinkedHashMap<>();
        engines.keySet().forEach(name -> {
            Turns own = new Turns(pace);
            String failure = failures.get(name).get(asked.name());
            if (failure != null) {
                own.failed(failure);
            }
            turns.put(name, own);
        });
        for (boolean goesOn = true; goesOn; ) {
            goesOn = false;
            for (Map.Entry<String, Answerer> engine : engines.entrySet()) {
                Turns own = turns.get(engine.getKey());
                if (own.isDone()) {
                    continue;
                }
                goesOn = true;
                try {
                    SparqlClient.Answer answer = engine.getValue().asking().ask(asked, cap);
                    own.took(answer.milliseconds(), Double.NaN, answer.rows());
                } catch (IOException e) {
                    own.failed(String.valueOf(e.getMessage()));
                    failed(engine.getKey(), asked, String.valueOf(e.getMessage()));
                }
            }
        }
        Map<String, Timing> timings = new LinkedHashMap<>();
        turns.forEach((name, own) -> timings.put(name, own.timing(asked.name())));
        return timings;
    }
}
