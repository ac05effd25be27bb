package org.casegraph.cohort.order;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.ObjectColumn;
import org.casegraph.cohort.ToldFindings;
import org.casegraph.timeline.CaseOrder;
import org.casegraph.timeline.PairwiseOrder;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/** What happened in each case, and in which order; read once, from the order of each two that is stored. */
final class CaseOrders {
    /** The order of a case with more nodes may be too much to be stored: then it is asked of the case. */
    private static final int MOST_STORED = 250;

    private final CaseColumns columns;
    private final CaseOrder order;
    private final EventClasses classes;
    private final List<CaseEvents> cases = new ArrayList<>();
    private final Map<Integer, RoaringBitmap> casesOf = new HashMap<>();
    private final Stored certainlyPrecedes;
    private final Stored certainlyNotAfter;
    private final Stored probablyPrecedes;

    CaseOrders(Graph graph, CaseColumns columns, ToldFindings findings, CaseOrder order) {
        this.columns = columns;
        this.order = order;
        classes = new EventClasses(graph, columns, findings);
        certainlyPrecedes = new Stored(columns, CG.certainlyPrecedes);
        certainlyNotAfter = new Stored(columns, CG.certainlyNotAfter);
        probablyPrecedes = new Stored(columns, CG.probablyPrecedes);
        for (int number = 0; number < columns.cases(); number++) {
            cases.add(read(number));
        }
    }

    CaseEvents of(int caseNumber) {
        return cases.get(caseNumber);
    }

    /** The class of a number. */
    Node name(int number) {
        return classes.name(number);
    }

    /** The number of a class. */
    int number(Node name) {
        return classes.number(name);
    }

    /** How many classes there are; they are numbered from 0. */
    int size() {
        return classes.size();
    }

    /** The cases that tell an event of a class; not to be changed. */
    RoaringBitmap casesOf(int type) {
        return Optional.ofNullable(casesOf.get(type)).orElseThrow();
    }

    Node caseName(int caseNumber) {
        return columns.caseName(caseNumber);
    }

    private CaseEvents read(int caseNumber) {
        RoaringBitmap own = columns.nodesOf(RoaringBitmap.bitmapOf(caseNumber));
        int nodes = own.getCardinality();
        own.and(classes.events());
        int[] events = own.toArray();
        Map<Integer, List<Integer>> byClass = new TreeMap<>();
        for (int i = 0; i < events.length; i++) {
            int event = i;
            classes.forEach(events[i], type -> byClass.computeIfAbsent(type, unseen -> new ArrayList<>())
                    .add(event));
        }
        byClass.keySet().forEach(type -> casesOf.computeIfAbsent(type, unseen -> new RoaringBitmap())
                .add(caseNumber));
        return new CaseEvents(
                byClass.keySet().stream().mapToInt(type -> type).toArray(),
                byClass.values().stream()
                        .map(list -> list.stream().mapToInt(event -> event).toArray())
                        .toArray(int[][]::new),
                order(caseNumber, events, nodes > MOST_STORED));
    }

    private Optional<StartOrder> order(int caseNumber, int[] events, boolean isLong) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < events.length; i++) {
            places.put(events[i], i);
        }
        StartOrder stored = new StartOrder(
                certainlyPrecedes.among(events, places),
                certainlyNotAfter.among(events, places),
                probablyPrecedes.among(events, places));
        boolean isTold = IntStream.range(0, events.length)
                .anyMatch(i -> !stored.certainlyNotAfter()[i].isEmpty() || !stored.probablyPrecedes()[i].isEmpty());
        if (!isTold && !isLong) {
            return Optional.empty();
        }
        StartOrder told = isTold ? stored : asked(caseNumber, events);
        for (int i = 0; i < events.length; i++) {
            told.certainlyNotAfter()[i].set(i);
        }
        return Optional.of(told);
    }

    private StartOrder asked(int caseNumber, int[] events) {
        Node name = columns.caseName(caseNumber);
        PairwiseOrder pairs =
                order.among(name, IntStream.of(events).mapToObj(columns::node).toList());
        BitSet[] precedes = rows(events.length);
        BitSet[] notAfter = rows(events.length);
        BitSet[] probably = rows(events.length);
        for (int i = 0; i < events.length; i++) {
            for (int j = 0; j < events.length; j++) {
                precedes[i].set(j, pairs.certainlyPrecedes(i, j));
                notAfter[i].set(j, pairs.certainlyNotAfter(i, j));
                probably[i].set(j, pairs.probablyPrecedes(i, j));
            }
        }
        return new StartOrder(precedes, notAfter, probably);
    }

    private static BitSet[] rows(int size) {
        return IntStream.range(0, size).mapToObj(row -> new BitSet(size)).toArray(BitSet[]::new);
    }

    /** Which nodes a property relates. */
    private static final class Stored {
        private final ObjectColumn column;

        /** By the number of an object the numbers of that node. */
        private final int[][] nodes;

        Stored(CaseColumns columns, Node property) {
            column = columns.column(property);
            nodes = IntStream.range(0, column.size())
                    .mapToObj(object -> columns.numbers(column.object(object)).toArray())
                    .toArray(int[][]::new);
        }

        BitSet[] among(int[] events, Map<Integer, Integer> places) {
            BitSet[] related = rows(events.length);
            for (int i = 0; i < events.length; i++) {
                BitSet row = related[i];
                column.forEach(events[i], object -> {
                    for (int node : nodes[object]) {
                        Integer place = places.get(node);
                        if (place != null) {
                            row.set(place);
                        }
                    }
                });
            }
            return related;
        }
    }
}
