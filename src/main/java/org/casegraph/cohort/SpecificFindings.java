package org.casegraph.cohort;

import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/** The classes by which the cases name their findings, without those above that follow from them. */
public final class SpecificFindings {
    private static final Node TYPE = RDF.type.asNode();
    private static final int[] UNCOUNTED = {};

    private SpecificFindings() {}

    /**
     * How many cases have a finding that is of a class and of none below it. Of classes that are above each other, the
     * smaller IRI counts.
     *
     * @param among whose findings are counted
     * @param watch called between small steps, to throw where the evaluation is to end
     */
    public static Map<Node, Integer> count(
            CaseColumns columns, ToldFindings findings, RoaringBitmap among, Runnable watch) {
        ObjectColumn types = columns.column(TYPE);
        int[][] implied = implied(types, findings);
        RoaringBitmap nodes = columns.nodes(TYPE, CG.Finding, among);
        nodes.andNot(findings.responses());
        int[] counts = new int[types.size()];
        int[] lastSeenIn = new int[types.size()];
        int[] lastImpliedBy = new int[types.size()];
        IntBuffer own = IntBuffer.allocate(types.size());
        CaseColumns.forEach(nodes, watch, node -> {
            int number = node + 1;
            own.clear();
            types.forEach(node, type -> {
                if (implied[type] != UNCOUNTED) {
                    own.put(type);
                }
            });
            own.flip();
            for (int i = 0; i < own.limit(); i++) {
                for (int wider : implied[own.get(i)]) {
                    lastImpliedBy[wider] = number;
                }
            }
            int caseNumber = columns.caseOf(node) + 1;
            for (int i = 0; i < own.limit(); i++) {
                int type = own.get(i);
                if (lastImpliedBy[type] != number && lastSeenIn[type] != caseNumber) {
                    lastSeenIn[type] = caseNumber;
                    counts[type]++;
                }
            }
        });
        Map<Node, Integer> byClass = new HashMap<>();
        for (int type = 0; type < counts.length; type++) {
            if (counts[type] > 0) {
                byClass.put(types.object(type), counts[type]);
            }
        }
        return byClass;
    }

    /**
     * By number the classes of the cases that follow from each that findings are counted by, without itself; {@link
     * #UNCOUNTED} of another. Of two that follow from each other only the larger does.
     */
    private static int[][] implied(ObjectColumn types, ToldFindings findings) {
        Map<Node, Integer> numbers = new HashMap<>();
        for (int type = 0; type < types.size(); type++) {
            numbers.put(types.object(type), type);
        }
        int[][] implied = new int[types.size()][];
        for (int type = 0; type < implied.length; type++) {
            Node narrow = types.object(type);
            implied[type] = findings.classes().contains(narrow)
                    ? findings.atOrAbove(narrow).stream()
                            .filter(wider -> !wider.equals(narrow) && numbers.containsKey(wider))
                            .filter(wider -> !findings.classes().contains(wider)
                                    || !findings.atOrAbove(wider).contains(narrow)
                                    || wider.toString().compareTo(narrow.toString()) > 0)
                            .mapToInt(numbers::get)
                            .toArray()
                    : UNCOUNTED;
        }
        return implied;
    }
}
