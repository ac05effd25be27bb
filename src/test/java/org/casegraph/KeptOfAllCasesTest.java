package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.casegraph.evaluation.kept.Kept;
import org.casegraph.store.Store;
import org.casegraph.store.StoreFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each thing that is made of all cases and kept: whoever asks after it was forgotten gets the same answer from one that was
 * made anew. {@code QueryGateTest} shows that it is forgotten at the bound of the heap, {@code CohortFunctionsTest} asks for
 * some in the short run.
 */
@ExtendWith(SharedProject.class)
class KeptOfAllCasesTest {
    private static final String PREFIXES =
            "PREFIX cg: <https://w3id.org/casegraph/ontology#> PREFIX f: <https://w3id.org/casegraph/function#> ";

    private static final String ONE_CASE = "&case=wang-2022";

    /** What asks for it, by the kind of thing. */
    private static final Map<String, String> OF_STORE = Map.ofEntries(
            Map.entry("MappedCases", question("finding-frequency")),
            Map.entry("ToldFindings", question("finding-frequency")),
            Map.entry("CaseSelector", question("compare-groups")),
            Map.entry("SimilarityIndex", question("similar-cases") + ONE_CASE),
            Map.entry("ClassTree", question("time-between")),
            Map.entry("Differential", question("differential") + ONE_CASE),
            Map.entry("FindingFrequency", question("finding-frequency")),
            Map.entry(
                    "DiagnosisFindings",
                    sparql("SELECT * { ?disease f:diagnosisFindingCount ( ?finding ?n ) } ORDER BY ?disease ?finding")),
            Map.entry("ReportingGaps", question("reporting-gaps") + ONE_CASE),
            Map.entry("EventTimes", question("time-between")),
            Map.entry("OrderPatterns", question("order-patterns")),
            Map.entry("CollectionIndex", "/cohort?sex=female"),
            Map.entry("GroupComparison", question("compare-groups")),
            Map.entry("AnnotationAudit", question("annotation-audit")),
            Map.entry("ReviewTables", "/table?disease=cg:Glucagonoma"));

    private static final Map<String, String> OF_PAGES = Map.of(
            "TermIndex", "/api/terms?q=erythema",
            "GraphIndex", "/dataset",
            "ClassPartitions", "/schema");

    @Test
    void nothingIsKeptThatIsNotNamedHere(MappedProject project) {
        assertEquals(OF_STORE.size(), Kept.of(project.columns().getContext()).most());
    }

    @Test
    @Tag("long")
    void eachIsMadeAnewAfterItWasForgottenAndAnswersTheSame(MappedProject project) {
        try (ServedProject served = serve(project)) {
            Kept kept = kept(served);
            Map<String, String> answers = answers(served, paths().values());
            Map<String, Object> before = made(kept);
            assertEquals(new TreeSet<>(paths().keySet()), before.keySet());
            assertEquals(kept.most(), before.size(), "pages keep something else");

            assertTrue(kept.forget(), "what nobody asked for lately");
            kept.forget();

            assertEquals(answers, answers(served, paths().values()));
            Map<String, Object> again = made(kept);
            before.forEach((kind, thing) -> assertNotSame(thing, again.get(kind), kind));
        }
    }

    /** Whatever else there was that it needs. */
    @Test
    @Tag("long")
    void eachIsMadeOfNothing(MappedProject project) {
        try (ServedProject served = serve(project)) {
            Kept kept = kept(served);
            Map<String, String> answers = answers(served, paths().values());
            paths().forEach((kind, path) -> {
                kept.forget();
                kept.forget();

                assertEquals(answers.get(path), served.page(path), path);
                assertTrue(made(kept).containsKey(kind), () -> path + " does not ask for " + kind);
            });
        }
    }

    /** As at a heap that is short all the time. */
    @Test
    @Tag("long")
    void everyQuestionAnswersTheSameWhileAllIsForgottenAgainAndAgain(MappedProject project)
            throws InterruptedException {
        try (ServedProject served = serve(project)) {
            Kept kept = kept(served);
            Set<String> questions = served.questions().questions().stream()
                    .map(each -> question(each.id()))
                    .collect(Collectors.toCollection(TreeSet::new));
            Map<String, String> answers = answers(served, questions);
            Thread forgetting = new Thread(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    kept.forget();
                    Thread.onSpinWait();
                }
            });
            forgetting.start();
            try {
                for (int turn = 0; turn < 3; turn++) {
                    assertEquals(answers, answers(served, questions));
                }
            } finally {
                forgetting.interrupt();
                forgetting.join();
            }
        }
    }

    /** A store of its own, as others would make things of a shared one meanwhile. */
    private static ServedProject serve(MappedProject project) {
        Store store = StoreFolder.open(project.folder().resolve("store"), List::of)
                .servedAt(ServedProject.BASE)
                .build();
        return new ServedProject(store);
    }

    private static Kept kept(ServedProject served) {
        return Kept.of(served.store().dataset().getContext());
    }

    private static Map<String, String> paths() {
        Map<String, String> paths = new TreeMap<>(OF_STORE);
        paths.putAll(OF_PAGES);
        return paths;
    }

    private static Map<String, String> answers(ServedProject served, Iterable<String> paths) {
        Map<String, String> answers = new TreeMap<>();
        paths.forEach(path -> answers.computeIfAbsent(path, served::page));
        return answers;
    }

    private static Map<String, Object> made(Kept kept) {
        return kept.made().stream()
                .collect(Collectors.toMap(
                        thing -> thing.getClass().getSimpleName(), Function.identity(), (a, b) -> a, TreeMap::new));
    }

    private static String question(String id) {
        return "/api/queries/" + id + "/results?format=csv";
    }

    private static String sparql(String query) {
        return "/sparql?format=csv&query=" + URLEncoder.encode(PREFIXES + query, StandardCharsets.UTF_8);
    }
}
