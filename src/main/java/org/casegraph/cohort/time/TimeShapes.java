package org.casegraph.cohort.time;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
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

    /** Of a case that has one of these more is to be read than its constraints. */
    private static final List<Node> OTHERS = List.of(
            CG.observedIn, CG.observedDuring, CG.startsWith, CG.establishedBy, CG.reportedAt, CG.occurrence, CG.date);

    /** Ends a list of numbers. */
    private static final int END = -1;

    private final CaseColumns columns;
    private final ObjectColumn types;
    private final ObjectColumn voices;
    private final List<ObjectColumn> labels;
    private final Plain plain;
    private final StoredDistances distances;
    private final NodesByCase constraints;
    private final Map<String, Integer> fragments = new HashMap<>();

    /**
     * Which cases say nothing of time but by constraints of the distance of two points.
     *
     * @param constraints those of all cases
     * @param inText the nodes that a passage tells
     */
    record Plain(RoaringBitmap cases, RoaringBitmap constraints, RoaringBitmap inText) {
        static Plain of(CaseColumns columns) {
            RoaringBitmap inText = columns.nodes(CG.statedIn);
            List<Optional<RoaringBitmap>> others = OTHERS.stream()
                    .map(property -> columns.nodesAlone(property, Node.ANY))
                    .toList();
            Optional<RoaringBitmap> constraints = columns.nodesAlone(TYPE, CG.TemporalConstraint);
            if (constraints.isEmpty() || others.stream().anyMatch(Optional::isEmpty)) {
                return new Plain(new RoaringBitmap(), new RoaringBitmap(), inText);
            }
            RoaringBitmap timed = RoaringBitmap.and(constraints.get(), inText);
            others.forEach(each -> timed.or(each.orElseThrow()));
            RoaringBitmap cases = RoaringBitmap.bitmapOfRange(0, columns.cases());
            cases.andNot(columns.casesOf(timed));
            return new Plain(cases, constraints.get(), inText);
        }
    }

    /** Numbers that are compared one by one. */
    record Key(int... numbers) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(numbers, key.numbers);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(numbers);
        }
    }

    /**
     * @param key equal to that of each case of the same shape
     * @param nodes of which it speaks, in order
     */
    record Shape(Key key, int[] nodes) {}

    TimeShapes(CaseColumns columns, Plain plain, StoredDistances distances) {
        this.columns = columns;
        this.plain = plain;
        this.distances = distances;
        types = columns.column(TYPE);
        voices = columns.column(CG.voice);
        labels = Labels.PROPERTIES.stream().map(columns::column).toList();
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
        SortedSet<Integer> all = new TreeSet<>();
        for (int[] role : roles) {
            for (int node : role) {
                all.add(node);
            }
        }
        int[] between = distances.between(all, constraints.of(caseNumber));
        for (int distance : between) {
            if (!distances.isNamed(distance)) {
                return Optional.empty();
            }
            all.add(distances.earlier(distance));
            all.add(distances.later(distance));
        }
        int[] nodes = all.stream().mapToInt(Integer::intValue).toArray();
        IntStream.Builder key = IntStream.builder();
        for (int distance : between) {
            key.accept(Arrays.binarySearch(nodes, distances.earlier(distance)));
            key.accept(Arrays.binarySearch(nodes, distances.later(distance)));
            key.accept(distances.said(distance));
        }
        key.accept(END);
        for (int node : nodes) {
            // Of several at one time that counts which the text tells first.
            if (plain.inText().contains(node)) {
                return Optional.empty();
            }
            for (int[] role : roles) {
                key.accept(Arrays.binarySearch(role, node) >= 0 ? 1 : 0);
            }
            addTypes(node, key);
            voices.forEach(node, key);
            key.accept(END);
            addName(node, key);
        }
        return Optional.of(new Shape(new Key(key.build().toArray()), nodes));
    }

    private void addTypes(int node, IntStream.Builder key) {
        int group = types.group(node);
        key.accept(group);
        if (group == ObjectColumn.NO_GROUP) {
            IntStream.Builder all = IntStream.builder();
            types.forEach(node, all);
            all.build().sorted().distinct().forEach(key);
            key.accept(END);
        }
    }

    /** All that a proof may call it: without a label the end of its IRI. */
    private void addName(int node, IntStream.Builder key) {
        boolean[] isNamed = {false};
        for (ObjectColumn label : labels) {
            label.forEach(node, name -> {
                isNamed[0] = true;
                key.accept(name);
            });
            key.accept(END);
        }
        if (!isNamed[0]) {
            key.accept(fragments.computeIfAbsent(CaseIris.fragment(columns.node(node)), unseen -> fragments.size()));
        }
    }
}
