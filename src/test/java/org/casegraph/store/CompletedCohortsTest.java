package org.casegraph.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.cohort.GraphColumns;
import org.casegraph.cohort.collection.CollectionIndex;
import org.casegraph.cohort.review.ColumnSetReader;
import org.casegraph.cohort.review.ItemCount;
import org.casegraph.cohort.review.ReviewTables;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.statistics.CountBounds;
import org.casegraph.statistics.FisherTest;
import org.casegraph.timeline.CaseOrder;
import org.casegraph.timeline.ClassTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What answers say that counts may be, against cases in which all is known: each completion of what the cases do not tell is
 * counted again, by nothing but sets of numbers.
 */
class CompletedCohortsTest {
    private static final int COMPLETIONS = 200;
    private static final double ROUNDED = 1e-6;

    private final QuestionLibrary library = QuestionLibrary.ofProject();
    private final Set<String> answering = new HashSet<>();

    @AfterEach
    void eachAnswerHadBounds() {
        assertEquals(Set.of("frequency", "gaps", "first", "second", "claims", "table", "page"), answering);
    }

    @Test
    void noCompletionOfASmallCohortFallsOutsideTheBounds() {
        sample(4);
    }

    @Tag("long")
    @Test
    void noneOfTenThousandCompletionsOfFiftySmallCohortsFallsOutside() {
        sample(50);
    }

    @Test
    void someCompletionOfATinyCohortReachesEachBound() {
        enumerate(8);
    }

    @Tag("long")
    @Test
    void someCompletionOfEachOfAHundredTinyCohortsReachesEachBound() {
        enumerate(100);
    }

    private void sample(int cohorts) {
        Random random = new Random(20);
        for (int round = 0; round < cohorts; round++) {
            ToldCohort cohort = ToldCohort.of(random, 6, 8);
            Answers answers = answers(cohort);
            for (int i = 0; i < COMPLETIONS; i++) {
                int[][] having = new int[2][cohort.above().size()];
                cohort.cases().forEach(told -> cohort.completion(told, random)
                        .forEach(type -> having[told.disease()][type]++));
                answers.shares().forEach((what, bounds) -> {
                    double share = bounds.share(having);
                    assertTrue(
                            bounds.least() <= share && share <= bounds.most(),
                            () -> what + ": " + share + " is not within " + bounds + " of " + cohort);
                });
                answers.odds().forEach((type, bounds) -> {
                    double odds = odds(cohort, having[0][type], having[1][type]);
                    assertTrue(
                            Double.isNaN(odds) || bounds.contains(odds),
                            () -> type + ": " + odds + " is not within " + bounds + " of " + cohort);
                });
            }
        }
    }

    private void enumerate(int cohorts) {
        Random random = new Random(21);
        for (int round = 0; round < cohorts; round++) {
            ToldCohort cohort = ToldCohort.of(random, 4, 4);
            Answers answers = answers(cohort);
            List<List<int[]>> byDisease = List.of(totals(cohort, 0), totals(cohort, 1));
            answers.shares().forEach((what, bounds) -> {
                List<Double> shares = new ArrayList<>();
                byDisease.get(0).forEach(one -> byDisease
                        .get(1)
                        .forEach(other -> shares.add(bounds.share(new int[][] {one, other}))));
                String told = what + " of " + cohort;
                assertEquals(shares.stream().min(Double::compare).orElseThrow(), bounds.least(), ROUNDED, told);
                assertEquals(shares.stream().max(Double::compare).orElseThrow(), bounds.most(), ROUNDED, told);
            });
            answers.odds().forEach((type, bounds) -> {
                double[] odds = byDisease.get(0).stream()
                        .flatMapToDouble(one ->
                                byDisease.get(1).stream().mapToDouble(other -> odds(cohort, one[type], other[type])))
                        .filter(value -> !Double.isNaN(value))
                        .sorted()
                        .toArray();
                assertTrue(odds.length == 0 || bounds.isTight(odds[0], odds[odds.length - 1]), type + ": " + bounds);
            });
        }
    }

    /** Of the cases of a disease how many have each class, in all completions of all. */
    private static List<int[]> totals(ToldCohort cohort, int disease) {
        List<int[]> totals = List.of(new int[cohort.above().size()]);
        for (ToldCohort.ToldCase told : cohort.cases()) {
            if (told.disease() == disease) {
                List<int[]> more = new ArrayList<>();
                for (Set<Integer> has : cohort.completions(told)) {
                    for (int[] total : totals) {
                        int[] sum = total.clone();
                        has.forEach(type -> sum[type]++);
                        more.add(sum);
                    }
                }
                totals = more.stream()
                        .map(IntArray::new)
                        .distinct()
                        .map(IntArray::numbers)
                        .toList();
            }
        }
        return totals;
    }

    /** Numbers that are equal if each is. */
    private record IntArray(List<Integer> list) {
        IntArray(int[] numbers) {
            this(IntStream.of(numbers).boxed().toList());
        }

        int[] numbers() {
            return list.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    private static double odds(ToldCohort cohort, int first, int second) {
        int half = cohort.cases().size() / 2;
        return FisherTest.of(first, half - first, second, half - second).oddsRatio();
    }

    /**
     * What an answer says of a class.
     *
     * @param diseases of which cases are counted
     * @param all how many these are
     */
    private record Share(int type, Set<Integer> diseases, int all, double least, double most) {
        /** In percent with one decimal. */
        double share(int[][] having) {
            int sum =
                    diseases.stream().mapToInt(disease -> having[disease][type]).sum();
            return Math.round(1000.0 * sum / all) / 10.0;
        }
    }

    /** Where the answer is empty, the bound is infinite, or it is undefined. */
    private record Odds(double least, double most) {
        boolean contains(double odds) {
            return (Double.isNaN(least) || least <= odds + ROUNDED) && (Double.isNaN(most) || odds <= most + ROUNDED);
        }

        boolean isTight(double leastOfAll, double mostOfAll) {
            return isSame(least, leastOfAll) && isSame(most, mostOfAll);
        }

        private static boolean isSame(double told, double odds) {
            return Double.isInfinite(odds) ? Double.isNaN(told) : Math.abs(told - odds) < ROUNDED * Math.max(1, odds);
        }
    }

    private record Answers(Map<String, Share> shares, Map<Integer, Odds> odds) {}

    private Answers answers(ToldCohort cohort) {
        Graph graph = cohort.graph();
        DatasetGraph dataset = DatasetGraphFactory.wrap(graph);
        CaseOrder order = new CaseOrder(name -> false, name -> graph, () -> new ClassTree(graph), Map.of());
        CohortQueries.register(
                dataset.getContext(),
                graph,
                () -> {
                    throw new AssertionError("nothing is compared here");
                },
                () -> new GraphColumns(graph),
                order);
        Map<String, Share> shares = new LinkedHashMap<>();
        Map<Integer, Odds> odds = new LinkedHashMap<>();
        int half = cohort.cases().size() / 2;
        for (int disease = 0; disease < 2; disease++) {
            int own = disease;
            String name = ToldCohort.disease(disease).getURI();
            rows(dataset, "finding-frequency", Map.of("disease", name, "level", "any"))
                    .forEach(row -> put(shares, "frequency", row, "finding", own, half, "least", "most"));
            rows(dataset, "reporting-gaps", Map.of("disease", name, "percent", "any"))
                    .forEach(row -> put(shares, "gaps", row, "finding", own, half, "least", "most"));
        }
        rows(
                        dataset,
                        "compare-groups",
                        Map.of(
                                "first",
                                ToldCohort.disease(0).getURI(),
                                "second",
                                ToldCohort.disease(1).getURI()))
                .forEach(row -> {
                    put(shares, "first", row, "feature", 0, half, "firstLeast", "firstMost");
                    put(shares, "second", row, "feature", 1, half, "secondLeast", "secondMost");
                    odds.put(
                            type(row, "feature"),
                            new Odds(number(row, "oddsRatioLeast"), number(row, "oddsRatioMost")));
                });
        rows(dataset, "claims-and-cases", Map.of())
                .forEach(row -> put(shares, "claims", row, "feature", 0, half, "least", "most"));
        putCounts(shares, dataset, cohort);
        shares.keySet().forEach(what -> answering.add(what.split(" ")[0]));
        return new Answers(shares, odds);
    }

    /** Those of the table of a review, and those of the page of a thing. */
    private static void putCounts(Map<String, Share> shares, DatasetGraph dataset, ToldCohort cohort) {
        StringBuilder columns = new StringBuilder("columns:\n");
        for (int type = 0; type < cohort.above().size(); type++) {
            columns.append("  - {id: c" + type + ", finding: \""
                    + ToldCohort.finding(type).getURI() + "\"}\n");
        }
        List<ItemCount> counts = ReviewTables.of(dataset.getContext())
                .table(CaseSelection.parse(""), ColumnSetReader.read("mine.yaml", columns.toString()), () -> {})
                .counts();
        CollectionIndex index = CollectionIndex.of(dataset.getContext());
        int all = cohort.cases().size();
        for (int type = 0; type < counts.size(); type++) {
            shares.put("table " + type, share(type, all, counts.get(type).bounds()));
            shares.put(
                    "page " + type,
                    share(type, all, index.told(ToldCohort.finding(type)).bounds()));
        }
    }

    private static Share share(int type, int all, CountBounds bounds) {
        return new Share(
                type,
                Set.of(0, 1),
                all,
                bounds.leastPercent().orElseThrow().doubleValue(),
                bounds.mostPercent().orElseThrow().doubleValue());
    }

    private static void put(
            Map<String, Share> shares,
            String answer,
            Binding row,
            String what,
            int disease,
            int all,
            String least,
            String most) {
        int type = type(row, what);
        shares.put(
                answer + " " + disease + " " + type,
                new Share(type, Set.of(disease), all, number(row, least), number(row, most)));
    }

    private static int type(Binding row, String variable) {
        return Integer.parseInt(row.get(Var.alloc(variable)).getURI().replaceFirst("^.*/", ""));
    }

    private static double number(Binding row, String variable) {
        Node value = row.get(Var.alloc(variable));
        return value == null ? Double.NaN : ((Number) value.getLiteralValue()).doubleValue();
    }

    private List<Binding> rows(DatasetGraph dataset, String id, Map<String, String> arguments) {
        Question question = library.question(id);
        List<Binding> rows = new ArrayList<>();
        try (QueryExec execution = QueryExec.dataset(dataset)
                .query(question.bind(arguments, dataset))
                .build()) {
            execution.select().forEachRemaining(rows::add);
        }
        return rows;
    }
}
