package org.casegraph.shapes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.casegraph.source.SourceGraph;

/**
 * Counts what in some cases may tell who somebody is; {@code check} lists each. The cases of a collection share most of
 * their terms, so each term is read once, and a check is asked only about the nodes that hold something for it.
 */
public final class Disclosures {
    /** Texts that come again and again are far fewer; those of single cases fill up the rest. */
    private static final int MOST_KEPT = 100_000;

    private final List<PrivacyCheck> checks = PrivacyCheck.ofProject().toList();

    /** Texts in which no check finds anything. */
    private final Set<String> harmless = ConcurrentHashMap.newKeySet();

    private final Map<String, Long> found = new TreeMap<>();
    private int cases;

    public void add(SourceGraph source) {
        add(in(source));
    }

    /** Adds what was found {@link #in} a case. */
    public void add(Map<String, Long> disclosed) {
        cases += disclosed.isEmpty() ? 0 : 1;
        disclosed.forEach((kind, number) -> found.merge(kind, number, Long::sum));
    }

    /** How often each privacy check, by its title, found something; those that found nothing are left out. Any number of threads may look. */
    public Map<String, Long> in(SourceGraph source) {
        Map<String, Graph> suspect = new TreeMap<>();
        Map<Node, List<PrivacyCheck>> seen = new HashMap<>();
        source.graph().find().forEach(triple -> {
            suspect(source.graph(), triple, triple.getSubject(), seen, suspect);
            suspect(source.graph(), triple, triple.getObject(), seen, suspect);
        });
        Map<String, Long> counts = new TreeMap<>();
        for (PrivacyCheck check : checks) {
            Graph part = suspect.get(check.name());
            long number = part == null ? 0 : check.count(part);
            if (number > 0) {
                counts.put(check.title(), number);
            }
        }
        return counts;
    }

    private void suspect(
            Graph graph, Triple triple, Node value, Map<Node, List<PrivacyCheck>> seen, Map<String, Graph> suspect) {
        if (value.isBlank()) {
            return;
        }
        for (PrivacyCheck check : seen.computeIfAbsent(value, this::concerned)) {
            Graph part = suspect.computeIfAbsent(check.name(), name -> GraphMemFactory.createDefaultGraphSameTerm());
            addAround(graph, triple.getSubject(), part);
        }
    }

    /**
     * The checks that may find something. Many nodes of one case, and of all cases, have the same text before or behind
     * their {@code #}, which no check looks across, so that each part is read once.
     */
    private List<PrivacyCheck> concerned(Node value) {
        String text = PrivacyCheck.text(value);
        int fragment = value.isURI() ? text.indexOf('#') : -1;
        if (fragment >= 0 && isHarmless(text.substring(0, fragment)) && isHarmless(text.substring(fragment + 1))) {
            return List.of();
        }
        return fragment < 0 && isHarmless(text)
                ? List.of()
                : checks.stream().filter(check -> check.mayFind(value)).toList();
    }

    private boolean isHarmless(String text) {
        if (harmless.contains(text)) {
            return true;
        }
        boolean isHarmless = checks.stream().noneMatch(check -> check.mayFind(text));
        if (isHarmless && harmless.size() < MOST_KEPT) {
            harmless.add(text);
        }
        return isHarmless;
    }

    /** A node and what it points to, which is as far as a check looks. */
    private static void addAround(Graph graph, Node entity, Graph part) {
        graph.find(entity, Node.ANY, Node.ANY).toList().forEach(triple -> {
            part.add(triple);
            if (!triple.getObject().isLiteral()) {
                graph.find(triple.getObject(), Node.ANY, Node.ANY).forEach(part::add);
            }
        });
    }

    /** As one line, with the number of cases and of each kind; empty if there was nothing. */
    public Optional<String> line() {
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of("may tell who somebody is, in " + cases + (cases == 1 ? " case" : " cases") + ": "
                        + found.entrySet().stream()
                                .map(one -> one.getValue() + " × " + one.getKey())
                                .collect(Collectors.joining(", "))
                        + "; check lists each");
    }
}
