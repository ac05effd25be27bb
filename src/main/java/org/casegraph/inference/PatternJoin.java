package org.casegraph.inference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
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
import org.jspecify.annotations.Nullable;

/**
 * Patterns that share variables. Whether some triples fit all of them at once is looked up in the graph itself; a query
 * engine takes several times as long to begin.
 *
 * @param steps the patterns in the order in which they are looked up, each tied to those before it where that can be
 * @param variables how many there are
 */
record PatternJoin(List<Step> steps, int variables) {

    /** @param properties of which one has to fit */
    private record Pattern(Node subject, List<Node> properties, Node object) {
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

    /** @param variable its number; below 0 for a constant */
    record Place(Node node, int variable) {
        private Node known(@Nullable Node... row) {
            if (variable < 0) {
                return node;
            }
            Node bound = row[variable];
            return bound == null ? Node.ANY : bound;
        }

        private @Nullable Node bound(@Nullable Node... row) {
            return variable < 0 ? null : row[variable];
        }

        /** Gives a variable its value, unless it has another. */
        private boolean fits(Node value, @Nullable Node... row) {
            if (variable < 0) {
                return true;
            }
            Node bound = row[variable];
            if (bound != null) {
                return bound.equals(value);
            }
            row[variable] = value;
            return true;
        }

        private void set(@Nullable Node value, @Nullable Node... row) {
            if (variable >= 0) {
                row[variable] = value;
            }
        }
    }

    /** @param asked the variables of those before that it or a later one has */
    record Step(Place subject, List<Place> properties, Place object, List<Integer> asked) {
        /** What a row of the patterns before leaves to be looked up. */
        private @Nullable Object asked(@Nullable Node... row) {
            if (asked.size() == 1) {
                return row[asked.get(0)];
            }
            List<@Nullable Node> values = new ArrayList<>(asked.size());
            for (int variable : asked) {
                values.add(row[variable]);
            }
            return values;
        }

        /** Whether no variable is in two of its places, so that whatever fits each of them fits. */
        private boolean isWithoutTwice(Place property) {
            return !isOne(subject, property) && !isOne(property, object) && !isOne(subject, object);
        }

        private static boolean isOne(Place one, Place other) {
            return one.variable() >= 0 && one.variable() == other.variable();
        }
    }

    /** Of all that are no longer paths, which ask for less then. */
    static PatternJoin of(Stream<TriplePath> paths) {
        List<Pattern> left =
                new ArrayList<>(paths.flatMap(path -> pattern(path).stream()).toList());
        List<Pattern> ordered = new ArrayList<>();
        Set<Node> bound = new LinkedHashSet<>();
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
        List<Node> variables = List.copyOf(bound);
        return new PatternJoin(
                IntStream.range(0, ordered.size())
                        .mapToObj(at -> step(ordered, at, variables))
                        .toList(),
                variables.size());
    }

    private static Step step(List<Pattern> patterns, int at, List<Node> variables) {
        Pattern pattern = patterns.get(at);
        Set<Node> asked =
                patterns.subList(0, at).stream().flatMap(Pattern::variables).collect(Collectors.toSet());
        asked.retainAll(patterns.subList(at, patterns.size()).stream()
                .flatMap(Pattern::variables)
                .collect(Collectors.toSet()));
        return new Step(
                place(pattern.subject(), variables),
                pattern.properties().stream()
                        .map(property -> place(property, variables))
                        .toList(),
                place(pattern.object(), variables),
                asked.stream().map(variables::indexOf).sorted().toList());
    }

    private static Place place(Node node, List<Node> variables) {
        return new Place(node, variables.indexOf(node));
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
        List<Set<@Nullable Object>> tried = Stream.generate(
                        () -> (Set<@Nullable Object>) new HashSet<@Nullable Object>())
                .limit(steps.size())
                .toList();
        return hasRow(graph, 0, tried, new Node[variables]);
    }

    /** @param tried for each step what was asked of it in vain, or is being asked */
    private boolean hasRow(Graph graph, int at, List<Set<@Nullable Object>> tried, @Nullable Node... row) {
        if (at == steps.size()) {
            return true;
        }
        Step step = steps.get(at);
        if (at > 0 && !tried.get(at).add(step.asked(row))) {
            return false;
        }
        for (Place property : step.properties()) {
            if (at + 1 == steps.size() && step.isWithoutTwice(property)
                    ? graph.contains(
                            step.subject().known(row),
                            property.known(row),
                            step.object().known(row))
                    : hasRow(graph, at, property, tried, row)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasRow(
            Graph graph, int at, Place property, List<Set<@Nullable Object>> tried, @Nullable Node... row) {
        Place subject = steps.get(at).subject();
        Place object = steps.get(at).object();
        Node subjectBefore = subject.bound(row);
        Node propertyBefore = property.bound(row);
        Node objectBefore = object.bound(row);
        ExtendedIterator<Triple> found = graph.find(subject.known(row), property.known(row), object.known(row));
        try {
            while (found.hasNext()) {
                Triple triple = found.next();
                if (subject.fits(triple.getSubject(), row)
                        && property.fits(triple.getPredicate(), row)
                        && object.fits(triple.getObject(), row)
                        && hasRow(graph, at + 1, tried, row)) {
                    return true;
                }
                subject.set(subjectBefore, row);
                property.set(propertyBefore, row);
                object.set(objectBefore, row);
            }
            return false;
        } finally {
            found.close();
        }
    }
}
