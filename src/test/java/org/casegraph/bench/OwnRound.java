package org.casegraph.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Each question over HTTP where no peer is: three times, of which the first and the third are told. */
final class OwnRound {
    private static final int TIMES = 3;
    private static final double GOAL_MILLISECONDS = 2_000;
    private static final double ALL_PAIRS_MILLISECONDS = 3_000;
    /** As the server says of an answer that nobody should ask for whole. */
    private static final String TOO_LARGE = "Answer too large";

    private static final String ALL_PAIRS = "diagnosis by class";
    /** Far more than is promised, so that what takes longer is told with its time. */
    private static final Duration PATIENCE = Duration.ofSeconds(70);

    private final Settings settings;
    private final Goals goals;
    private final SparqlClient client;

    OwnRound(Settings settings, Goals goals, SparqlClient client) {
        this.settings = settings;
        this.goals = goals;
        this.client = client;
    }

    void ask(int cases, Casegraph ours, Path store, List<Asked> asked) throws IOException, InterruptedException {
        Engine.Running own = ours.serve(settings.heap(), List.of(store.toString()));
        List<String> slowFirst = new ArrayList<>();
        List<String> slowThird = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        try (RunningProcess process = own.process()) {
            client.awaitAnswer(own.endpoint(), process, Duration.ofMinutes(2));
            process.awaitCalm();
            goals.say(
                    "%n| question | rows | first ms | third ms | processor, third | resident MB |%n|---|---|---|---|---|---|");
            for (Asked one : asked) {
                ask(own, one, slowFirst, slowThird, refused);
            }
            String of = String.format(Locale.ROOT, "%d cases, over HTTP with %s: ", cases, settings.heap());
            all(of + "each question, more than 125,000 rows counted, third time", slowThird);
            all(of + "the same, first time", slowFirst);
            goals.goal(
                    of + "each is answered",
                    "all",
                    refused.isEmpty() ? "all" : "not " + String.join("; ", refused),
                    refused.isEmpty());
            goals.atMost(of + "resident after all questions", 2000, "MB", process.resident());
            goals.told(of + "of which no file is behind", process.ownMemory() + " MB");
        }
    }

    private void all(String what, List<String> slow) {
        goals.goal(
                what,
                "≤ 2 s, diagnosis by class as free SPARQL ≤ 3 s",
                slow.isEmpty() ? "all" : "not " + String.join("; ", slow),
                slow.isEmpty());
    }

    private void ask(
            Engine.Running own, Asked one, List<String> slowFirst, List<String> slowThird, List<String> refused)
            throws InterruptedException {
        String query = one.ours();
        String name = one.name();
        List<SparqlClient.Answer> answers = new ArrayList<>();
        double processor = 0;
        while (answers.size() < TIMES) {
            double used = own.process().processorSeconds();
            String whole;
            try {
                SparqlClient.Answer answer = client.ask(own.endpoint(), query, PATIENCE);
                processor = own.process().processorSeconds() - used;
                answers.add(answer);
                if (answer.rows() <= Asked.MOST_ROWS) {
                    continue;
                }
                whole = answer.rows() + " | " + Timing.number(answer.milliseconds());
            } catch (IOException e) {
                whole = "– | " + String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
                if (!whole.contains(TOO_LARGE) || !name.equals(one.name())) {
                    refused.add(name + " (" + e.getMessage() + ")");
                    goals.say("| %s | %s | | | %d |", name, whole, own.process().resident());
                    return;
                }
            }
            goals.say("| %s | %s | | | |", name, whole);
            answers.clear();
            query = one.counted();
            name = one.name() + ", counted";
        }
        SparqlClient.Answer first = answers.get(0);
        SparqlClient.Answer third = answers.get(TIMES - 1);
        goals.say(
                "| %s | %d | %s | %s | %s | %d |",
                name,
                third.rows(),
                Timing.number(first.milliseconds()),
                Timing.number(third.milliseconds()),
                Timing.number(processor * 1e3),
                own.process().resident());
        double goal = one.name().equals(ALL_PAIRS) ? ALL_PAIRS_MILLISECONDS : GOAL_MILLISECONDS;
        note(name, first, goal, slowFirst);
        note(name, third, goal, slowThird);
    }

    private static void note(String name, SparqlClient.Answer answer, double goal, List<String> slow) {
        if (answer.milliseconds() > goal) {
            slow.add(name + " (" + Timing.number(answer.milliseconds()) + " ms)");
        }
    }
}
