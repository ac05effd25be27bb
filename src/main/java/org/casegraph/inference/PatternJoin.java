package org.casegraph.inference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * Patterns that share variables. Whether some triples fit all of them at once is looked up in the graph itself; a query
 * engine takes several times as long to begin.
 *
 * @param patterns in the order in which they are looked up, each tied to those before it where that can be
 * @param asked the variables of those before a pattern that it or a later one has
 */
record PatternJoin(List<Pattern> patterns, List<Set<Node>> asked) {

    /** @param properties of which one has to fit */
    record Pattern(Node subject, List<Node> properties, Node object) {
        private Stream<Node> nodes() {
            return Stream.concat(Stream.of(subject, object), properties.stream());
        }

        private Stream<Node> variables() {
            return nodes().filter(Var::isVar);
        }

        /** How many of its three places are filled when some variables are. */
        private long filled(Set<Node> bound) {
            return Stream.of(subject, properties.get(0), object)
                    .filter(node -> node.isConcrete() || bound.contains(node))
                    .count();
        }
    }

    /** Of all that are no longer paths, which ask for less then. */
    static PatternJoin of(Stream<TriplePath> paths) {
        List<Pattern> left =
                new ArrayList<>(paths.flatMap(path -> pattern(path).stream()).toList());
        List<Pattern> ordered = new ArrayList<>();
        Set<Node> bound = new HashSet<>();
        while (!left.isEmpty()) {
            Pattern next = left.stream()
                    .max(Comparator.comparing(
                                    (Pattern pattern) -> pattern.nodes().anyMatch(bound::contains))
                            .thenComparing(pattern -> pattern.filled(bound))
                            .thenComparing(pattern -> -pattern.properties().size()))
                    .orElseThrow();
            left.remove(next);
            ordered.add(next);
            next.variables().forEach(bound::add);
        }
        List<Set<Node>> asked = IntStream.range(0, ordered.size())
                .mapToObj(at -> common(
                        ordered.subList(0, at).stream().flatMap(Pattern::variables),
                        ordered.subList(at, ordered.size()).stream().flatMap(Pattern::variables)))
                .toList();
        return new PatternJoin(List.copyOf(ordered), asked);
    }

    private static Set<Node> common(Stream<Node> some, Stream<Node> others) {
        Set<Node> common = some.collect(Collectors.toSet());
        common.retainAll(others.collect(Collectors.toSet()));
        return common;
    }

    private static Optional<Pattern> pattern(TriplePath path) {
        List<Node> properties = path.isTriple() ? List.of(path.getPredicate()) : links(path.getPath());
        return properties.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pattern(path.getSubject(), properties, path.getObject()));
    }

    /** The alternatives of a path; empty if one of them is more than a property. */
    private static List<Node> links(Path path) {
        if (path instanceof P_Link link) {
            return List.of(link.getNode());
        }
        if (!(path instanceof P_Alt alternatives)) {
            return List.of();
        }
        List<Node> left = links(alternatives.getLeft());
        List<Node> right = links(alternatives.getRight());
        return left.isEmpty() || right.isEmpty()
                ? List.of()
                : Stream.concat(left.stream(), right.stream()).toList();
    }

    boolean hasRow(Graph graph) {
        return hasRow(graph, 0, Map.of(), new HashSet<>());
    }

    /** What a row of the patterns before leaves to be looked up. */
    private record Begun(int at, Map<Node, Node> row) {}

    private boolean hasRow(Graph graph, int at, Map<Node, Node> row, Set<Begun> tried) {
        if (at == patterns.size()) {
            return true;
        }
        Map<Node, Node> rest = new HashMap<>(row);
        rest.keySet().retainAll(asked.get(at));
        return tried.add(new Begun(at, rest))
                && patterns.get(at).properties().stream()
                        .anyMatch(property -> hasRow(graph, at, property, rest, tried));
    }

    private boolean hasRow(Graph graph, int at, Node property, Map<Node, Node> row, Set<Begun> tried) {
        Pattern pattern = patterns.get(at);
        ExtendedIterator<Triple> found =
                graph.find(known(pattern.subject(), row), known(property, row), known(pattern.object(), row));
        try {
            while (found.hasNext()) {
                Triple triple = found.next();
                Map<Node, Node> longer = new HashMap<>(row);
                if (fits(pattern.subject(), triple.getSubject(), longer)
                        && fits(property, triple.getPredicate(), longer)
                        && fits(pattern.object(), triple.getObject(), longer)
                        && hasRow(graph, at + 1, longer, tried)) {
                    return true;
                }
            }
            return false;
        } finally {
            found.close();
        }
    }

    private static Node known(Node node, Map<Node, Node> row) {
        return node.isConcrete() ? node : row.getOrDefault(node, Node.ANY);
    }

    /** Gives a variable its value, unless it has another. */
    private static boolean fits(Node node, Node value, Map<Node, Node> row) {
        return !Var.isVar(node) || row.computeIfAbsent(node, open -> value).equals(value);
    }
}
