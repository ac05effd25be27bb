package org.casegraph.cohort.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.NodesByCase;
import org.casegraph.cohort.ObjectColumn;
import org.casegraph.cohort.ToldFindings;
import org.casegraph.timeline.CaseOrder;
import org.casegraph.timeline.PairwiseOrder;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/** What happened in each case, and in which order; read once, from the order of each two that is stored. */
final class CaseOrders {
    /** The order of a case with more nodes may be too much to be stored: then it is asked of the case. */
    private static final int MOST_STORED = 250;

    private final CaseColumns columns;
    private final CaseOrder order;
    private final EventClasses classes;
    private final List<CaseEvents> cases = new ArrayList<>();

    /** By the number of a class. */
    private final List<RoaringBitmap> casesOf;

    /** What a case tells, as it is read. */
    private long[] told = new long[64];

    private int toldSize;

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
        NodesByCase events = new NodesByCase(columns, classes.events());
        List<RoaringBitmapWriter<RoaringBitmap>> all = new ArrayList<>();
        for (int number = 0; number < columns.cases(); number++) {
            cases.add(read(number, all, events.of(number)));
        }
        casesOf = all.stream().map(RoaringBitmapWriter::get).toList();
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
        return casesOf.get(type);
    }

    Node caseName(int caseNumber) {
        return columns.caseName(caseNumber);
    }

    /** @param all by the number of a class, the cases that tell it */
    private CaseEvents read(int caseNumber, List<RoaringBitmapWriter<RoaringBitmap>> all, int... events) {
        // By class, and each with its events in order.
        long[] told = told(events);
        int[] types = new int[told.length];
        int[][] ofTypes = new int[told.length][];
        int size = 0;
        for (int from = 0; from < told.length; ) {
            int type = (int) (told[from] >>> Integer.SIZE);
            int to = from;
            while (to < told.length && (int) (told[to] >>> Integer.SIZE) == type) {
                to++;
            }
            int[] ofType = new int[to - from];
            for (int i = from; i < to; i++) {
                ofType[i - from] = (int) told[i];
            }
            types[size] = type;
            ofTypes[size++] = ofType;
            from = to;
            while (all.size() <= type) {
                all.add(RoaringBitmapWriter.writer().get());
            }
            all.get(type).add(caseNumber);
        }
        return new CaseEvents(Arrays.copyOf(types, size), Arrays.copyOf(ofTypes, size), order(caseNumber, events));
    }

    /** Each class of each event, by the place of the event. */
    private long[] told(int... events) {
        toldSize = 0;
        for (int i = 0; i < events.length; i++) {
            int event = i;
            classes.forEach(events[i], type -> {
                if (toldSize == told.length) {
                    told = Arrays.copyOf(told, 2 * toldSize);
                }
                told[toldSize++] = (long) type << Integer.SIZE | event;
            });
        }
        long[] inOrder = Arrays.copyOf(told, toldSize);
        Arrays.sort(inOrder);
        return inOrder;
    }

    private Optional<StartOrder> order(int caseNumber, int... events) {
        StartOrder stored = new StartOrder(
                certainlyPrecedes.among(events), certainlyNotAfter.among(events), probablyPrecedes.among(events));
        boolean isTold = false;
        for (int i = 0; i < events.length && !isTold; i++) {
            isTold = !stored.certainlyNotAfter()[i].isEmpty() || !stored.probablyPrecedes()[i].isEmpty();
        }
        if (!isTold && !isLong(caseNumber)) {
            return Optional.empty();
        }
        StartOrder told = isTold ? stored : asked(caseNumber, events);
        BitSet[] notAfter = told.certainlyNotAfter();
        for (int i = 0; i < events.length; i++) {
            if (notAfter[i].isEmpty()) {
                notAfter[i] = new BitSet(events.length);
            }
            notAfter[i].set(i);
        }
        return Optional.of(told);
    }

    private boolean isLong(int caseNumber) {
        return columns.nodesOf(RoaringBitmap.bitmapOf(caseNumber)).getCardinality() > MOST_STORED;
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

        /** Of nodes that are related to none; not to be changed. */
        private final BitSet none = new BitSet();

        Stored(CaseColumns columns, Node property) {
            column = columns.column(property);
            nodes = IntStream.range(0, column.size()).mapToObj(column::nodes).toArray(int[][]::new);
        }

        /**
         * By the place of an event the places of those that it relates to.
         *
         * @param events in order
         */
        BitSet[] among(int... events) {
            BitSet[] related = new BitSet[events.length];
            Arrays.fill(related, none);
            for (int i = 0; i < events.length; i++) {
                int event = i;
                column.forEach(events[i], object -> {
                    for (int node : nodes[object]) {
                        int place = Arrays.binarySearch(events, node);
                        if (place >= 0) {
                            if (related[event] == none) {
                                related[event] = new BitSet(events.length);
                            }
                            related[event].set(place);
                        }
                    }
                });
            }
            return related;
        }
    }
}
