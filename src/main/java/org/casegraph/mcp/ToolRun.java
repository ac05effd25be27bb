package org.casegraph.mcp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.casegraph.evaluation.GuardedQueries;
import org.casegraph.evaluation.Refusal;
import org.casegraph.graph.ShortNames;
import org.casegraph.query.empty.EmptyResult;

/**
 * One call of a tool, evaluated within the limits of the gate.
 *
 * @param queries of this call, whose deadline runs
 * @param isUnwanted whether whoever asked has cancelled it
 * @param address of the IRI of a passage
 */
record ToolRun(GuardedQueries queries, BooleanSupplier isUnwanted, UnaryOperator<String> address) {
    private static final Duration FOR_WHY_NOTHING = Duration.ofSeconds(2);
    private static final int MOST_CHARACTERS = 400_000;
    private static final Query NOTHING = QueryFactory.create("ASK {}");

    Graph graph() {
        return queries.dataset().getDefaultGraph();
    }

    Evidence evidence() {
        return new Evidence(graph(), address);
    }

    /** Works in a place of the gate, as a query would. */
    <T> T within(Supplier<T> work) {
        return queries.run(NOTHING, execution -> {
            requireWanted();
            return work.get();
        });
    }

    /** To be called once the query is one that can be stopped. */
    private void requireWanted() {
        if (isUnwanted.getAsBoolean()) {
            throw new QueryCancelledException();
        }
    }

    /** To be called between small steps. */
    static void watch() {
        if (Thread.currentThread().isInterrupted()) {
            throw new QueryCancelledException();
        }
    }

    /** The first rows of a query of any form, and how many there are. */
    ToolAnswer ask(Query query, int most) {
        return queries.run(query, execution -> {
            requireWanted();
            if (query.isAskType()) {
                boolean truth = execution.ask();
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("answer", truth);
                row.put("evidence", evidence().of(Map.of(), List.of()));
                return new ToolAnswer(ToolAnswer.FOUND, truth ? "Yes." : "No.", List.of(row), 1);
            }
            return query.isSelectType() ? rows(execution, most) : triples(execution, query, most);
        });
    }

    private ToolAnswer rows(QueryExec execution, int most) {
        RowSet rows = execution.select();
        Kept kept = new Kept(most);
        while (rows.hasNext()) {
            Binding binding = rows.next();
            kept.count(queries.limits().rows());
            if (kept.isOpen()) {
                Map<String, Node> nodes = new LinkedHashMap<>();
                for (Var variable : rows.getResultVars()) {
                    Node node = binding.get(variable);
                    if (node != null) {
                        nodes.put(variable.getVarName(), node);
                    }
                }
                kept.add(row(nodes));
            }
        }
        return kept.answer();
    }

    private ToolAnswer triples(QueryExec execution, Query query, int most) {
        Graph made = query.isConstructType() ? execution.construct() : execution.describe();
        Kept kept = new Kept(most);
        made.stream().forEach(triple -> {
            kept.count(queries.limits().rows());
            if (kept.isOpen()) {
                kept.add(row(nodes(triple)));
            }
        });
        return kept.answer();
    }

    private static Map<String, Node> nodes(Triple triple) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        nodes.put("subject", triple.getSubject());
        nodes.put("predicate", triple.getPredicate());
        nodes.put("object", triple.getObject());
        return nodes;
    }

    private Map<String, Object> row(Map<String, Node> nodes) {
        Map<String, Object> row = new LinkedHashMap<>();
        Map<String, String> cells = new LinkedHashMap<>();
        nodes.forEach((name, node) -> {
            String text = text(node);
            cells.put(name, text);
            row.put(name, text);
        });
        row.put("evidence", evidence().of(cells, nodes.values()));
        return row;
    }

    /** An IRI or a lexical form whole. */
    static String text(Node node) {
        if (node.isURI()) {
            return node.getURI();
        }
        return node.isLiteral()
                ? node.getLiteralLexicalForm()
                : ShortNames.ofProject().written(node);
    }

    /** Why a query has no rows, in words. */
    String whyNothing(Query query, String text) {
        return String.join(
                " ",
                EmptyResult.of(query, text, this::hasRows, graph(), FOR_WHY_NOTHING).lines().stream()
                        .map(String::strip)
                        .toList());
    }

    private boolean hasRows(Query query) {
        try {
            return queries.run(query, FOR_WHY_NOTHING, execution -> {
                requireWanted();
                return query.isAskType() ? execution.ask() : execution.select().hasNext();
            });
        } catch (Refusal e) {
            return false;
        }
    }

    /** The rows that fit. */
    static final class Kept {
        private final List<Map<String, Object>> rows = new ArrayList<>();
        private final int most;
        private long total;
        private long characters;

        Kept(int most) {
            this.most = most;
        }

        void count(int limit) {
            total++;
            if (total > limit) {
                throw new IllegalArgumentException("The answer has more than " + limit + " rows. Ask for less.");
            }
        }

        boolean isOpen() {
            return rows.size() < most && characters < MOST_CHARACTERS;
        }

        void add(Map<String, Object> row) {
            characters += row.toString().length();
            rows.add(row);
        }

        ToolAnswer answer() {
            String words = total + (total == 1 ? " row" : " rows")
                    + (rows.size() < total ? ", of which the first " + rows.size() + " are here" : "") + ".";
            return new ToolAnswer(ToolAnswer.FOUND, words, rows, total);
        }

        /** @param cells of one more row, counted and kept if it fits */
        void take(Map<String, Object> cells, Optional<Map<String, Object>> evidence) {
            count(Integer.MAX_VALUE);
            if (isOpen()) {
                Map<String, Object> row = new LinkedHashMap<>(cells);
                evidence.ifPresent(told -> row.put("evidence", told));
                add(row);
            }
        }
    }
}
