package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.evaluation.GuardedQueries;
import org.casegraph.evaluation.Limits;
import org.casegraph.evaluation.QueryGate;
import org.casegraph.evaluation.Refusal;
import org.casegraph.evaluation.ServiceAllowList;
import org.casegraph.store.Store;
import org.eclipse.rdf4j.query.QueryEvaluationException;
import org.eclipse.rdf4j.query.QueryInterruptedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Queries that nobody wrote have the rows that RDF4J finds, too. A difference is known by its name, or fails the test;
 * {@code second-engine/differences.tsv} says which query it shows in, whose it is, and why.
 */
@ExtendWith(SharedProject.class)
class RandomQueryTest {
    private static final int SECONDS = 5;
    private static final int MOST_ROWS = 20_000;

    private static GuardedQueries queries;
    private static QueryGate gate;
    private static SecondEngine second;
    private static RandomQuery.Source source;

    /** @param query what a query has in which it shows */
    private record Known(String name, Pattern query, String reason) {}

    @BeforeAll
    static void load(Store store, SecondEngine engine) {
        gate = new QueryGate(
                Limits.standard().withDeadline(Duration.ofSeconds(SECONDS)).withRows(MOST_ROWS));
        queries = new GuardedQueries(store.dataset(), gate, ServiceAllowList.NOBODY);
        second = engine;
        source = new RandomQuery.Source(store.dataset().getDefaultGraph());
    }

    @AfterAll
    static void close() {
        gate.close();
    }

    @Test
    void aSampleHasTheSameRows() {
        assertSame(IntStream.range(0, 42));
    }

    /** The names of the known differences that showed. */
    private static Set<String> assertSame(IntStream seeds) {
        Set<String> shown = new TreeSet<>();
        List<String> unknown = new ArrayList<>();
        List<Integer> late = new ArrayList<>();
        int[] asked = new int[1];
        seeds.forEach(seed -> {
            RandomQuery query = source.query(seed);
            Optional<List<String>> differences = differences(query);
            asked[0]++;
            if (differences.isEmpty()) {
                late.add(seed);
            } else if (!differences.get().isEmpty()) {
                Optional<Known> explained = known().stream()
                        .filter(known -> known.query().matcher(query.text()).find())
                        .findFirst();
                explained.ifPresentOrElse(
                        known -> shown.add(known.name()),
                        () -> unknown.add("seed " + seed + ": " + query.text() + "\n"
                                + String.join(
                                        "\n",
                                        differences
                                                .get()
                                                .subList(
                                                        0,
                                                        Math.min(
                                                                4,
                                                                differences
                                                                        .get()
                                                                        .size())))));
            }
        });
        assertEquals("", String.join("\n\n", unknown), unknown.size() + " of " + asked[0] + " queries differ");
        assertTrue(late.size() * 20 <= asked[0], "too long to compare: " + late);
        return shown;
    }

    /** Nothing where one of the engines takes too long. */
    private static Optional<List<String>> differences(RandomQuery random) {
        try {
            Query query = queries.parse(random.text()).query();
            List<String> columns = query.getResultVars();
            List<Map<String, Node>> ours = queries.run(query, RandomQueryTest::rows);
            List<Map<String, Node>> theirs;
            try {
                theirs = second.rows(random.text(), SECONDS);
            } catch (IllegalStateException | QueryEvaluationException e) {
                if (e instanceof QueryInterruptedException) {
                    return Optional.empty();
                }
                return Optional.of(List.of("there: " + e));
            }
            if (!random.keys().isEmpty()) {
                List<List<String>> expected = texts(ours, random.keys());
                List<List<String>> actual = texts(theirs, random.keys());
                return Optional.of(
                        expected.equals(actual) ? List.of() : List.of("here " + expected, "there " + actual));
            }
            return Optional.of(ComparableRows.differences(
                    ours.stream().map(row -> ComparableRows.row(row, columns)).toList(),
                    theirs.stream().map(row -> ComparableRows.row(row, columns)).toList()));
        } catch (Refusal e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(List.of("here: " + e));
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
                    .map(cells -> new Known(cells[0], Pattern.compile(cells[1], Pattern.DOTALL), cells[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
