package org.casegraph.cohort;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.vocabulary.CG;

/** Which classes of finding lie above and below each other. */
final class FindingClasses {
    private final Graph graph;
    private final Map<Node, List<Node>> atOrAbove = new HashMap<>();
    private final Map<Node, List<Node>> below = new HashMap<>();
    private final Set<Node> counted = new HashSet<>();
    private final Map<Node, Steps> steps = new ConcurrentHashMap<>();

    /**
     * All at or above a class, in few steps.
     *
     * @param alone these
     * @param whole each of these with all at or above it, which are fewer
     */
    record Steps(List<Node> alone, List<Node> whole) {}

    FindingClasses(Graph graph) {
        this.graph = graph;
        graph.find(Node.ANY, CG.subsumedBy, Node.ANY).forEachRemaining(pair -> {
            atOrAbove
                    .computeIfAbsent(pair.getSubject(), type -> new ArrayList<>())
                    .add(pair.getObject());
            if (pair.getSubject().equals(pair.getObject())) {
                counted.add(pair.getSubject());
            } else {
                below.computeIfAbsent(pair.getObject(), type -> new ArrayList<>())
                        .add(pair.getSubject());
            }
        });
    }

    /** Those that findings are counted by. */
    Set<Node> counted() {
        return counted;
    }

    /**
     * Those that a denial of which denies a class, too: itself and all above. One of another vocabulary that is counted as the
     * class of ours that it matches has what is above it there, and above its match.
     */
    List<Node> atOrAbove(Node type) {
        List<Node> known = atOrAbove.get(type);
        return known == null ? matchedOrAbove(type) : known;
    }

    /** As {@link #atOrAbove} has them; mostly the class and those next above. */
    Steps steps(Node type) {
        List<Node> all = atOrAbove.get(type);
        return all == null
                ? new Steps(matchedOrAbove(type), List.of())
                : steps.computeIfAbsent(type, unseen -> steps(all));
    }

    private Steps steps(List<Node> all) {
        Set<Node> among = new HashSet<>(all);
        Set<Node> left = new LinkedHashSet<>(all);
        List<Node> whole = new ArrayList<>();
        Optional<Node> next = lowest(left, whole, all.size());
        while (next.isPresent() && among.containsAll(atOrAbove(next.get()))) {
            whole.add(next.get());
            atOrAbove(next.get()).forEach(left::remove);
            next = lowest(left, whole, all.size());
        }
        return new Steps(List.copyOf(left), List.copyOf(whole));
    }

    /** Of some classes one, not taken yet, with most above it, but fewer than so many, so that steps come to an end. */
    private Optional<Node> lowest(Set<Node> some, List<Node> taken, int fewer) {
        Node found = null;
        int most = 0;
        for (Node one : some) {
            int above = atOrAbove.getOrDefault(one, List.of()).size();
            if (above > most && above < fewer && !taken.contains(one)) {
                found = one;
                most = above;
            }
        }
        return Optional.ofNullable(found);
    }

    private List<Node> matchedOrAbove(Node type) {
        Set<Node> found = new LinkedHashSet<>();
        Deque<Node> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            Node next = open.remove();
            if (found.add(next)) {
                open.addAll(atOrAbove.getOrDefault(next, List.of()));
                open.addAll(G.listSP(graph, next, RDFS.subClassOf.asNode()));
                open.addAll(G.listPO(graph, SKOS.exactMatch.asNode(), next));
            }
        }
        return found.stream().filter(Node::isURI).toList();
    }

    /** All of which it is said that they lie above a class that findings are counted by; itself not. */
    List<Node> above(Node type) {
        return atOrAbove.getOrDefault(type, List.of()).stream()
                .filter(wider -> !wider.equals(type))
                .toList();
    }

    /** All below a class. */
    List<Node> below(Node type) {
        return below.getOrDefault(type, List.of());
    }
}
