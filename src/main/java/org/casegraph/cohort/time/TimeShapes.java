package org.casegraph.cohort.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.NodesByCase;
import org.casegraph.cohort.ObjectColumn;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Labels;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/**
 * What cases say of some of their nodes in time, without the names of those nodes: cases of one shape differ in nothing on
 * which the times between these depend. Most records say no more than the ages at which something was. For one thread.
 */
final class TimeShapes {
    private static final Node TYPE = RDF.type.asNode();

    private static final List<Node> OF_CONSTRAINTS = List.of(
            CG.earlierBoundary,
            CG.laterBoundary,
            CG.minimum,
            CG.minimumInclusive,
            CG.maximum,
            CG.maximumInclusive,
            CG.tolerance,
            CG.strict,
            CG.strength);

    /** Of a case that has one of these more is to be read than its constraints. */
    private static final List<Node> OTHERS = List.of(
            CG.observedIn, CG.observedDuring, CG.startsWith, CG.establishedBy, CG.reportedAt, CG.occurrence, CG.date);

    /** Is no node. */
    private static final int UNNAMED = -1;

    private final CaseColumns columns;
    private final ObjectColumn types;
    private final Plain plain;
    private final NodesByCase constraints;

    /**
     * Which cases say nothing of time but by constraints of the distance of two points.
     *
     * @param constraints those of all cases
     */
    record Plain(RoaringBitmap cases, RoaringBitmap constraints) {
        static Plain of(Graph graph, CaseColumns columns) {
            RoaringBitmap timed = new RoaringBitmap();
            boolean areKnown = OTHERS.stream().allMatch(property -> add(graph, property, Node.ANY, columns, timed));
            RoaringBitmap constraints = new RoaringBitmap();
            boolean areAll = add(graph, TYPE, CG.TemporalConstraint, columns, constraints);
            timed.or(RoaringBitmap.and(constraints, columns.nodes(CG.statedIn)));
            RoaringBitmap cases = RoaringBitmap.bitmapOfRange(0, columns.cases());
            cases.andNot(columns.casesOf(timed));
            return new Plain(areKnown && areAll ? cases : new RoaringBitmap(), constraints);
        }

        /** False if one of the subjects is a node of no case. */
        private static boolean add(
                Graph graph, Node property, Node object, CaseColumns columns, RoaringBitmap subjects) {
            ExtendedIterator<Triple> found = graph.find(Node.ANY, property, object);
            try {
                while (found.hasNext()) {
                    RoaringBitmap numbers = columns.numbers(found.next().getSubject());
                    if (numbers.isEmpty()) {
                        return false;
                    }
                    subjects.or(numbers);
                }
                return true;
            } finally {
                found.close();
            }
        }
    }

    /**
     * @param key equal to that of each case of the same shape
     * @param nodes of which it speaks, in order
     */
    record Shape(List<Object> key, int[] nodes) {}

    TimeShapes(CaseColumns columns, Plain plain) {
        this.columns = columns;
        this.plain = plain;
        types = columns.column(TYPE);
        constraints = new NodesByCase(columns, plain.constraints());
    }

    /**
     * Empty where more is said of time than by constraints.
     *
     * @param caseNumber of no case before one that was asked for
     * @param roles the nodes whose times are asked for, by what for
     */
    Optional<Shape> of(int caseNumber, List<int[]> roles) {
        if (!plain.cases().contains(caseNumber)) {
            return Optional.empty();
        }
        Set<Integer> all = new TreeSet<>();
        roles.forEach(role -> Arrays.stream(role).forEach(all::add));
        List<Distance> distances = between(all, constraints.of(caseNumber));
        if (distances.stream().anyMatch(distance -> distance.has(UNNAMED))) {
            return Optional.empty();
        }
        distances.forEach(distance -> all.addAll(List.of(distance.earlier(), distance.later())));
        int[] nodes = all.stream().mapToInt(Integer::intValue).toArray();
        List<Object> key = new ArrayList<>();
        for (Distance distance : distances) {
            key.add(Arrays.binarySearch(nodes, distance.earlier()));
            key.add(Arrays.binarySearch(nodes, distance.later()));
            OF_CONSTRAINTS.forEach(property -> key.add(columns.objects(distance.constraint(), property)));
        }
        for (int node : nodes) {
            roles.forEach(role -> key.add(Arrays.binarySearch(role, node) >= 0));
            int group = types.group(node);
            key.add(group == ObjectColumn.NO_GROUP ? Set.copyOf(columns.objects(node, TYPE)) : group);
            key.add(columns.objects(node, CG.voice));
            key.add(named(node));
        }
        // Of several at one time that counts which the text tells first.
        boolean isInText = Arrays.stream(nodes)
                .anyMatch(node -> !columns.objects(node, CG.statedIn).isEmpty());
        return isInText ? Optional.empty() : Optional.of(new Shape(key, nodes));
    }

    /** What a constraint bounds; an end is {@link #UNNAMED} where it names no node, or several. */
    private record Distance(int constraint, int earlier, int later) {
        boolean has(int node) {
            return earlier == node || later == node;
        }

        int other(int node) {
            return earlier == node ? later : earlier;
        }
    }

    /** The distances that bear on those between some nodes: no shortest way leads to where nothing else is, and back. */
    private List<Distance> between(Set<Integer> asked, int... own) {
        List<Distance> distances = new ArrayList<>();
        for (int constraint : own) {
            distances.add(new Distance(constraint, end(constraint, CG.earlier), end(constraint, CG.later)));
        }
        boolean isCut = true;
        while (isCut) {
            // Where one is gone another may be a leaf.
            isCut = distances.removeIf(distance -> Stream.of(distance.earlier(), distance.later())
                    .anyMatch(node -> !asked.contains(node) && isLeaf(node, distances)));
        }
        return distances;
    }

    private int end(int constraint, Node property) {
        IntStream.Builder ends = IntStream.builder();
        columns.forEachNode(constraint, property, ends);
        int[] found = ends.build().toArray();
        return found.length == 1 ? found[0] : UNNAMED;
    }

    /** Whether all distances of a node are to the start of the same other. */
    private boolean isLeaf(int node, List<Distance> distances) {
        List<Distance> own =
                distances.stream().filter(distance -> distance.has(node)).toList();
        int only = own.get(0).other(node);
        return node != UNNAMED
                && only != UNNAMED
                && only != node
                && own.stream()
                        .allMatch(distance -> distance.other(node) == only
                                && isStart(columns.objects(
                                        distance.constraint(),
                                        distance.earlier() == only ? CG.earlierBoundary : CG.laterBoundary)));
    }

    private static boolean isStart(List<Node> boundary) {
        return boundary.isEmpty() || boundary.equals(List.of(CG.Start));
    }

    /** All that a proof may call it: without a label the end of its IRI. */
    private Object named(int node) {
        List<Node> names = Labels.PROPERTIES.stream()
                .flatMap(property -> columns.objects(node, property).stream())
                .toList();
        return names.isEmpty() ? CaseIris.fragment(columns.node(node)) : names;
    }
}
