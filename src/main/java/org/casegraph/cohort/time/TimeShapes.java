package org.casegraph.cohort.time;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Numbers all = new Numbers();
        roles.forEach(role -> all.add(role));
        int[] between = distances.between(all.inOrder(), constraints.of(caseNumber));
        for (int distance : between) {
            if (!distances.isNamed(distance)) {
                return Optional.empty();
            }
            all.add(distances.earlier(distance), distances.later(distance));
        }
        int[] nodes = all.inOrder();
        Numbers key = new Numbers();
        for (int distance : between) {
            key.add(
                    Arrays.binarySearch(nodes, distances.earlier(distance)),
                    Arrays.binarySearch(nodes, distances.later(distance)),
                    distances.said(distance));
        }
        key.add(END);
        for (int node : nodes) {
            // Of several at one time that counts which the text tells first.
            if (plain.inText().contains(node)) {
                return Optional.empty();
            }
            for (int[] role : roles) {
                key.add(Arrays.binarySearch(role, node) >= 0 ? 1 : 0);
            }
            addTypes(node, key);
            voices.forEach(node, key::add);
            key.add(END);
            addName(node, key);
        }
        return Optional.of(new Shape(new Key(key.all()), nodes));
    }

    /** Numbers one after the other, few of them. */
    private static final class Numbers {
        private static final int FEW = 32;

        private int[] numbers = new int[FEW];
        private int size;

        void add(int... more) {
            if (size + more.length > numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * (size + more.length));
            }
            System.arraycopy(more, 0, numbers, size, more.length);
            size += more.length;
        }

        void add(int one) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = one;
        }

        int[] all() {
            return Arrays.copyOf(numbers, size);
        }

        /** Each once, from the least. */
        int[] inOrder() {
            int[] sorted = all();
            Arrays.sort(sorted);
            int count = 0;
            for (int number : sorted) {
                if (count == 0 || sorted[count - 1] != number) {
                    sorted[count++] = number;
                }
            }
            return Arrays.copyOf(sorted, count);
        }
    }

    private void addTypes(int node, Numbers key) {
        int group = types.group(node);
        key.add(group);
        if (group == ObjectColumn.NO_GROUP) {
            Numbers all = new Numbers();
            types.forEach(node, all::add);
            key.add(all.inOrder());
            key.add(END);
        }
    }

    /** All that a proof may call it: without a label the end of its IRI. */
    private void addName(int node, Numbers key) {
        boolean[] isNamed = {false};
        for (ObjectColumn label : labels) {
            label.forEach(node, name -> {
                isNamed[0] = true;
                key.add(name);
            });
            key.add(END);
        }
        if (!isNamed[0]) {
            key.add(fragments.computeIfAbsent(CaseIris.fragment(columns.node(node)), unseen -> fragments.size()));
        }
    }
}
