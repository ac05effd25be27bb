package org.casegraph.endpoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.process.normalize.NormalizeRDFTerms;
import org.apache.jena.sparql.exec.RowSetRewindable;

/** Whether two answers have the same rows in any order, when blank nodes are mapped to one another. */
final class SameRows {
    private final List<Map<String, Node>> expected;
    private final List<Map<String, Node>> actual;
    private final Map<Node, Node> forth = new HashMap<>();
    private final Map<Node, Node> back = new HashMap<>();

    private SameRows(List<Map<String, Node>> expected, List<Map<String, Node>> actual) {
        this.expected = expected;
        this.actual = new ArrayList<>(actual);
    }

    static boolean in(RowSetRewindable expected, RowSetRewindable actual) {
        return new SameRows(rows(expected), rows(actual)).match();
    }

    /** Rows with the canonical forms of numbers. */
    private static List<Map<String, Node>> rows(RowSetRewindable rows) {
        rows.reset();
        List<Map<String, Node>> all = new ArrayList<>();
        rows.forEachRemaining(row -> {
            Map<String, Node> cells = new TreeMap<>();
            row.forEach((variable, node) ->
                    cells.put(variable.getVarName(), NormalizeRDFTerms.get().normalize(node)));
            all.add(cells);
        });
        return all;
    }

    private boolean match() {
        return signatures(expected).equals(signatures(actual)) && match(0);
    }

    private boolean match(int row) {
        if (row == expected.size()) {
            return true;
        }
        Map<String, Node> wanted = expected.get(row);
        for (int at = 0; at < actual.size(); at++) {
            Map<String, Node> got = actual.get(at);
            List<Node> mapped = new ArrayList<>();
            if (got != null && pair(wanted, got, mapped)) {
                actual.set(at, null);
                if (match(row + 1)) {
                    return true;
                }
                actual.set(at, got);
            }
            mapped.forEach(node -> back.remove(forth.remove(node)));
        }
        return false;
    }

    private boolean pair(Map<String, Node> wanted, Map<String, Node> got, List<Node> mapped) {
        if (!wanted.keySet().equals(got.keySet())) {
            return false;
        }
        return wanted.entrySet().stream().allMatch(cell -> pair(cell.getValue(), got.get(cell.getKey()), mapped));
    }

    private boolean pair(Node here, Node there, List<Node> mapped) {
        if (here.isTripleTerm() && there.isTripleTerm()) {
            return pair(here.getTriple().getSubject(), there.getTriple().getSubject(), mapped)
                    && pair(here.getTriple().getPredicate(), there.getTriple().getPredicate(), mapped)
                    && pair(here.getTriple().getObject(), there.getTriple().getObject(), mapped);
        }
        if (!here.isBlank() || !there.isBlank()) {
            return here.equals(there);
        }
        if (!forth.containsKey(here) && !back.containsKey(there)) {
            forth.put(here, there);
            back.put(there, here);
            mapped.add(here);
            return true;
        }
        return there.equals(forth.get(here));
    }

    private static Map<String, Integer> signatures(List<Map<String, Node>> rows) {
        Map<String, Integer> counts = new HashMap<>();
        for (Map<String, Node> row : rows) {
            StringBuilder signature = new StringBuilder();
            row.forEach((name, node) ->
                    signature.append(name).append('=').append(signature(node)).append(' '));
            counts.merge(signature.toString(), 1, Integer::sum);
        }
        return counts;
    }

    private static String signature(Node node) {
        return node.isTripleTerm()
                ? Stream.of(
                                node.getTriple().getSubject(),
                                node.getTriple().getPredicate(),
                                node.getTriple().getObject())
                        .map(SameRows::signature)
                        .collect(Collectors.joining(" ", "<<( ", " )>>"))
                : node.isBlank() ? "_:" : node.toString();
    }
}
