package org.casegraph.cohort;

import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** The classes that each case has something of, those above them included, case by case. */
final class CaseClasses {
    private static final int[] NONE = {};

    private final ObjectColumn types;
    private final int[][] ofCases;

    /** @param nodes whose classes a case has */
    CaseClasses(CaseColumns columns, RoaringBitmap nodes) {
        types = columns.column(RDF.type.asNode());
        ofCases = new int[columns.cases()][];
        Arrays.fill(ofCases, NONE);
        new Walk(columns, nodes, () -> {}).forEach(walk -> ofCases[walk.caseNumber] = walk.found());
    }

    /** How many classes there are; they are numbered from 0. */
    int size() {
        return types.size();
    }

    Node name(int number) {
        return types.object(number);
    }

    /**
     * How many of some cases have each class, by its number.
     *
     * @param watch called at each case, to throw where the evaluation is to end
     */
    int[] count(RoaringBitmap cases, Runnable watch) {
        int[] counts = new int[types.size()];
        CaseColumns.forEach(cases, watch, of -> {
            for (int each : ofCases[of]) {
                counts[each]++;
            }
        });
        return counts;
    }

    /** The same of the cases of these nodes, each with the classes of those alone, and without going through all others. */
    static int[] count(CaseColumns columns, RoaringBitmap nodes, Runnable watch) {
        int[] counts = new int[columns.column(RDF.type.asNode()).size()];
        new Walk(columns, nodes, watch).forEach(walk -> {
            for (int i = 0; i < walk.size; i++) {
                counts[walk.classes[i]]++;
            }
        });
        return counts;
    }

    /** Goes from case to case through nodes, which stand case by case. */
    private static final class Walk {
        private final CaseColumns columns;
        private final ObjectColumn types;
        private final RoaringBitmap nodes;
        private final Runnable watch;
        private final int[] lastSeenIn;

        /** The classes of the case at hand. */
        private final int[] classes;

        private int size;
        private int caseNumber;

        Walk(CaseColumns columns, RoaringBitmap nodes, Runnable watch) {
            this.columns = columns;
            this.types = columns.column(RDF.type.asNode());
            this.nodes = nodes;
            this.watch = watch;
            lastSeenIn = new int[types.size()];
            classes = new int[types.size()];
            Arrays.fill(lastSeenIn, -1);
        }

        void forEach(Consumer<Walk> action) {
            PeekableIntIterator node = nodes.getIntIterator();
            while (node.hasNext()) {
                watch.run();
                caseNumber = columns.caseOf(node.peekNext());
                int end = columns.end(caseNumber);
                size = 0;
                while (node.hasNext() && node.peekNext() < end) {
                    types.forEach(node.next(), this::add);
                }
                action.accept(this);
            }
        }

        private void add(int type) {
            if (lastSeenIn[type] != caseNumber) {
                lastSeenIn[type] = caseNumber;
                classes[size++] = type;
            }
        }

        int[] found() {
            return Arrays.copyOf(classes, size);
        }
    }
}
