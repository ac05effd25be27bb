package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.evaluation.GuardedQueries;
import org.casegraph.evaluation.Limits;
import org.casegraph.evaluation.QueryGate;
import org.casegraph.evaluation.Refusal;
import org.casegraph.evaluation.ServiceAllowList;
import org.casegraph.store.Store;
import org.eclipse.rdf4j.query.QueryInterruptedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Queries that nobody wrote have the rows that RDF4J finds, too. A difference is known by its name, or fails the test;
 * {@code second-engine/differences.tsv} says which query it shows in, whose it is, and why.
 */
@ExtendWith(SharedProject.class)
class RandomQueryTest {
    private static final int SECONDS = 2;
    private static final int MOST_ROWS = 20_000;

    private static final String EQUAL = "equal";
    private static final String LATE = "too long";
    private static final String UNKNOWN = "unknown";

    private static GuardedQueries queries;
    private static QueryGate gate;
    private static SecondEngine second;
    private static Graph graph;
    private static RandomQuery.Source source;

    /**
     * @param query what a query has in which it shows
     * @param line what each row that only one has, or the error, is like
     */
    private record Known(String name, Pattern query, Pattern line, String reason) {}

    @BeforeAll
    static void load(Store store, SecondEngine engine) {
        gate = new QueryGate(
                Limits.standard().withDeadline(Duration.ofSeconds(SECONDS)).withRows(MOST_ROWS));
        queries = new GuardedQueries(store.dataset(), gate, ServiceAllowList.NOBODY);
        second = engine;
        graph = store.dataset().getDefaultGraph();
        source = new RandomQuery.Source(graph);
    }

    @AfterAll
    static void close() {
        gate.close();
    }

    @Test
    void aSampleHasTheSameRows() {
        compared(IntStream.range(0, 42), line -> {});
    }

    /** Tells how each query went, and when, while it runs: it takes minutes. */
    @Tag("long")
    @Test
    void twoThousandHaveTheSameRows() throws IOException {
        Set<String> shown;
        try (PrintWriter lines = new PrintWriter(
                Files.newBufferedWriter(Path.of("target", "random-queries.tsv"), StandardCharsets.UTF_8), true)) {
            shown = compared(IntStream.range(0, 2_000), lines::println);
        }

        assertEquals(new TreeSet<>(known().stream().map(Known::name).toList()), shown, "differences that show");
    }

    /** The names of the known differences that showed. */
    private static Set<String> compared(IntStream seeds, Consumer<String> lines) {
        List<Known> known = known();
        Set<String> shown = new TreeSet<>();
        List<String> unknown = new ArrayList<>();
        List<Integer> late = new ArrayList<>();
        int[] asked = new int[1];
        seeds.forEach(seed -> {
            long start = System.nanoTime();
            RandomQuery query = source.query(seed);
            Optional<List<String>> differences = differences(query);
            String outcome = differences
                    .map(found -> found.isEmpty() ? EQUAL : name(known, query, found))
                    .orElse(LATE);
            asked[0]++;
            switch (outcome) {
                case EQUAL -> {}
                case LATE -> late.add(seed);
                case UNKNOWN ->
                    unknown.add("seed " + seed + ": " + query.text() + "\n"
                            + differences.orElseThrow().stream().limit(4).collect(Collectors.joining("\n")));
                default -> shown.add(outcome);
            }
            lines.accept(seed + "\t" + outcome + "\t" + (System.nanoTime() - start) / 1_000_000 + " ms");
        });
        assertEquals("", String.join("\n\n", unknown), unknown.size() + " of " + asked[0] + " queries differ");
        assertTrue(late.size() * 20 <= asked[0], "too long to compare: " + late);
        return shown;
    }

    private static String name(List<Known> known, RandomQuery query, List<String> differences) {
        return known.stream()
                .filter(difference -> difference.query().matcher(query.text()).find()
                        && differences.stream()
                                .allMatch(
                                        line -> difference.line().matcher(line).find()))
                .map(Known::name)
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** Nothing where one of the engines takes too long. */
    private static Optional<List<String>> differences(RandomQuery random) {
        try {
            Query query = queries.parse(random.text()).query();
            List<Map<String, Node>> ours = queries.run(query, RandomQueryTest::rows);
            List<Map<String, Node>> theirs;
            try {
                theirs = second.rows(random.text(), SECONDS);
            } catch (QueryInterruptedException e) {
                return Optional.empty();
            } catch (RuntimeException e) {
                return Optional.of(List.of("there: " + e));
            }
            List<String> differences = differences(random, query, ours, theirs);
            if (!differences.isEmpty()
                    && !differences(random, query, ours, asWritten(query)).isEmpty()) {
                return Optional.of(List.of(UNKNOWN, differences.get(0)));
            }
            return Optional.of(differences);
        } catch (Refusal | QueryCancelledException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(List.of("here: " + e));
        }
    }

    private static List<String> differences(
            RandomQuery random, Query query, List<Map<String, Node>> ours, List<Map<String, Node>> theirs) {
        if (!random.keys().isEmpty()) {
            List<List<String>> expected = texts(ours, random.keys());
            List<List<String>> actual = texts(theirs, random.keys());
            return expected.equals(actual) ? List.of() : List.of("here " + expected, "there " + actual);
        }
        List<String> columns = query.getResultVars();
        return ComparableRows.differences(
                ours.stream().map(row -> ComparableRows.row(row, columns)).toList(),
                theirs.stream().map(row -> ComparableRows.row(row, columns)).toList());
    }

    /** The rows by the algebra of the specification, without an optimiser: what differs from these is ours. */
    private static List<Map<String, Node>> asWritten(Query query) {
        try (QueryExec execution = QueryExec.dataset(DatasetGraphFactory.wrap(graph))
                .query(query)
                .set(ARQ.optimization, false)
                .timeout(5L * SECONDS, TimeUnit.SECONDS)
                .build()) {
            return rows(execution);
        }
    }

    private static List<Map<String, Node>> rows(QueryExec execution) {
        List<Map<String, Node>> rows = new ArrayList<>();
        execution.select().forEachRemaining(binding -> {
            Map<String, Node> row = new TreeMap<>();
            binding.forEach((variable, node) -> row.put(variable.getVarName(), node));
            rows.add(row);
        });
        return rows;
    }

    private static List<List<String>> texts(List<Map<String, Node>> rows, List<String> keys) {
        return rows.stream()
                .map(row -> keys.stream().map(key -> text(row.get(key))).toList())
                .toList();
    }

    private static String text(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    private static List<Known> known() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                RandomQueryTest.class.getResourceAsStream("/second-engine/differences.tsv"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new Known(
                            cells[0],
                            Pattern.compile(cells[1], Pattern.DOTALL),
                            Pattern.compile(cells[2], Pattern.DOTALL),
                            cells[3]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
