package org.casegraph.cohort;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.evaluation.row.ValueRow;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.BatchIterator;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/**
 * The nodes of all cases and the cases, by numbers; nodes are numbered case by case. A node is one that is {@code cg:inCase}.
 * Whoever gets a set may change it. Any number of threads may read.
 */
public abstract class CaseColumns {
    private static final int BATCH = 256;

    private final Map<Node, ObjectColumn> objectColumns = new ConcurrentHashMap<>();

    /** The nodes that have this object by the property. */
    public abstract RoaringBitmap nodes(Node property, Node object);

    /** The nodes that have anything by the property. */
    public abstract RoaringBitmap nodes(Node property);

    /** Those of {@link #nodes(Node, Node)} that are among these. */
    public abstract RoaringBitmap nodes(Node property, Node object, RoaringBitmap among);

    /**
     * As {@link #nodes(Node, Node)}; empty if what is no node of a case has it, too.
     *
     * @param object may be {@link Node#ANY}
     */
    public abstract Optional<RoaringBitmap> nodesAlone(Node property, Node object);

    /** The cases that have this object by the property themselves. */
    public abstract RoaringBitmap cases(Node property, Node object);

    /** All that nodes have by the property; perhaps also what only others than those of the cases have. */
    public abstract List<Node> objects(Node property);

    /** What a node has by the property. */
    public abstract List<Node> objects(int node, Node property);

    /** What a case has by the property itself. */
    public abstract List<Node> ofCase(int caseNumber, Node property);

    /** Gives the number of each node of a case that a node has by the property. */
    public abstract void forEachNode(int node, Node property, IntConsumer action);

    /** What each node has by the property; made when it is first asked for. */
    public final ObjectColumn column(Node property) {
        return objectColumns.computeIfAbsent(property, this::objectColumn);
    }

    /** As {@link #column}. */
    protected abstract ObjectColumn objectColumn(Node property);

    /** All nodes of some cases. */
    public abstract RoaringBitmap nodesOf(RoaringBitmap cases);

    /** The node of a number. */
    public abstract Node node(int number);

    /** The numbers of a node: none if it is in no case. */
    public abstract RoaringBitmap numbers(Node node);

    /** How many cases there are; they are numbered from 0. */
    public abstract int cases();

    /** The number of a case; below 0 if there is none of this name. */
    public abstract int caseNumber(Node name);

    /**
     * The number of a case; below 0 if it has none.
     *
     * @param names of all cases, as their store lists them
     * @param place of the case among these
     */
    public int caseNumber(List<Node> names, int place) {
        return caseNumber(names.get(place));
    }

    /** The name of a case. */
    public abstract Node caseName(int caseNumber);

    /**
     * A row with the names of a case and of some of its nodes. The names may be read when somebody asks for them.
     *
     * @param variables of the case, and of as many nodes; none has a value in the row before
     */
    public Binding named(Binding before, Var[] variables, int caseNumber, int... nodes) {
        Node[] names = new Node[variables.length];
        names[0] = caseName(caseNumber);
        for (int i = 0; i < nodes.length; i++) {
            names[i + 1] = node(nodes[i]);
        }
        return new ValueRow(before, variables, names);
    }

    /** The case of a node. */
    protected abstract int caseOf(int node);

    /** What was made of them when they were written. */
    public PreparedColumns prepared() {
        return PreparedColumns.NONE;
    }

    /** The least number that a node may have; it is another where more is written that belongs to no case. */
    public abstract int firstNode();

    /** The number behind that of the last node of a case. */
    protected abstract int end(int caseNumber);

    /** The cases of which there is any of these nodes. */
    public final RoaringBitmap casesOf(RoaringBitmap nodes) {
        RoaringBitmapWriter<RoaringBitmap> cases = RoaringBitmapWriter.writer().get();
        BatchIterator batches = nodes.getBatchIterator();
        int[] batch = new int[BATCH];
        int end = 0;
        while (batches.hasNext()) {
            int size = batches.nextBatch(batch);
            for (int i = 0; i < size; i++) {
                if (batch[i] >= end) {
                    int found = caseOf(batch[i]);
                    cases.add(found);
                    end = end(found);
                }
            }
        }
        return cases.get();
    }

    /** The cases of which a final diagnosis concludes the disease, or one below it. */
    public final RoaringBitmap diagnosed(Node disease) {
        return casesOf(nodes(CG.concludesKind, disease, nodes(RDF.type.asNode(), CG.FinalDiagnosis)));
    }

    /** @param watch called at each number, to throw where the evaluation is to end */
    public static void forEach(RoaringBitmap set, Runnable watch, IntConsumer action) {
        set.forEach((int number) -> {
            watch.run();
            action.accept(number);
        });
    }

    /**
     * How many of some cases have each of several things. Of most cases it is quicker to take away the others.
     *
     * @param all how many cases there are
     * @param ofAll how many of all have each; not changed
     * @param each counts some of them by going through them
     */
    public static int[] counted(
            RoaringBitmap cases, int all, Supplier<int[]> ofAll, Function<RoaringBitmap, int[]> each) {
        if (2L * cases.getCardinality() <= all) {
            return each.apply(cases);
        }
        int[] counts = ofAll.get().clone();
        int[] others = each.apply(RoaringBitmap.flip(cases, 0L, all));
        Arrays.setAll(counts, thing -> counts[thing] - others[thing]);
        return counts;
    }
}
