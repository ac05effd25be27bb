package org.casegraph.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.casegraph.intake.CaseStore;
import org.casegraph.store.Store;

/** Questions of one case, of several stores in turn, each with its server: whether one case takes longer among many. */
final class FlatRound {
    private static final List<String> QUESTIONS = List.of(
            "timeline",
            "findings-before-diagnosis",
            "reporting-gaps",
            "similar-cases",
            "intervals",
            "passages",
            "outcome",
            "absent-findings",
            "statement-origins",
            "diagnosis-evidence");

    private static final int CASES_ASKED = 20;
    private static final double GOAL_MILLISECONDS = 10;
    private static final double GOAL_TIMES = 1.3;

    private final Settings settings;
    private final Goals goals;
    private final SparqlClient client;

    FlatRound(Settings settings, Goals goals, SparqlClient client) {
        this.settings = settings;
        this.goals = goals;
        this.client = client;
    }

    private record Served(Engine.Running engine, Map<String, List<String>> queries) {}

    /** @param stores by how many cases they have, the fewest first */
    void ask(Map<Integer, Path> stores, Map<Integer, Casegraph> ours) throws IOException, InterruptedException {
        Map<Integer, Served> served = new LinkedHashMap<>();
        try {
            for (Map.Entry<Integer, Path> store : stores.entrySet()) {
                Map<String, List<String>> queries = queries(store.getValue());
                Engine.Running engine = ours.get(store.getKey())
                        .serve(settings.heap(), List.of(store.getValue().toString()));
                served.put(store.getKey(), new Served(engine, queries));
                client.awaitAnswer(engine.endpoint(), engine.process(), Duration.ofMinutes(2));
            }
            for (Served one : served.values()) {
                one.engine().process().awaitCalm();
            }
            long end = System.nanoTime() + settings.warm().toNanos();
            while (System.nanoTime() < end) {
                turn(served, new LinkedHashMap<>());
            }
            Map<String, Map<Integer, List<Double>>> times = new LinkedHashMap<>();
            for (int round = 0; round < settings.runs(); round++) {
                turn(served, times);
            }
            times.forEach(this::judge);
        } finally {
            served.values().forEach(one -> one.engine().process().close());
        }
    }

    private static Map<String, List<String>> queries(Path path) throws IOException {
        Map<String, List<String>> queries = new LinkedHashMap<>();
        try (Store store = CaseStore.of(List.of(path))) {
            List<Node> cases = store.cases();
            int step = Math.max(1, cases.size() / CASES_ASKED);
            for (String question : QUESTIONS) {
                List<String> texts = new ArrayList<>();
                for (int index = 0; index < cases.size() && texts.size() < CASES_ASKED; index += step) {
                    texts.add(Asked.ofOneCase(question, cases.get(index).getURI(), store.dataset()));
                }
                queries.put(question, texts);
            }
        }
        return queries;
    }

    private void turn(Map<Integer, Served> served, Map<String, Map<Integer, List<Double>>> times)
            throws IOException, InterruptedException {
        for (String question : QUESTIONS) {
            for (int asked = 0; asked < CASES_ASKED; asked++) {
                for (Map.Entry<Integer, Served> one : served.entrySet()) {
                    List<String> queries = one.getValue().queries().get(question);
                    SparqlClient.Answer answer = client.ask(
                            one.getValue().engine().endpoint(), queries.get(asked % queries.size()), settings.cap());
                    times.computeIfAbsent(question, name -> new LinkedHashMap<>())
                            .computeIfAbsent(one.getKey(), cases -> new ArrayList<>())
                            .add(answer.milliseconds());
                }
            }
        }
    }

    private void judge(String question, Map<Integer, List<Double>> times) {
        Map<Integer, Double> medians = new LinkedHashMap<>();
        times.forEach((cases, all) -> medians.put(cases, Timing.median(all)));
        List<Double> inOrder = List.copyOf(medians.values());
        double rise = inOrder.get(inOrder.size() - 1) / inOrder.get(0);
        boolean isQuick = inOrder.stream().allMatch(median -> median <= GOAL_MILLISECONDS);
        goals.goal(
                "one case, " + question + ", over HTTP, of " + medians.keySet() + " cases",
                "≤ 10 ms, ≤ 1.3 times from fewest to most",
                medians.values().stream().map(Timing::number).collect(Collectors.joining(", "))
                        + String.format(Locale.ROOT, " ms, %.2f times", rise),
                isQuick && rise <= GOAL_TIMES);
    }
}
