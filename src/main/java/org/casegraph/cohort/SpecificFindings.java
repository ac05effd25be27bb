package org.casegraph.cohort;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/** The classes by which the cases name their findings, without those above that follow from them. */
public final class SpecificFindings {
    private static final Node TYPE = RDF.type.asNode();

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
        int[][] above = above(types, findings);
        RoaringBitmap nodes = columns.nodes(TYPE, CG.Finding, among);
        nodes.andNot(findings.responses());
        int[] counts = new int[types.size()];
        int[] lastSeenIn = new int[types.size()];
        Set<Integer> own = new HashSet<>();
        Set<Integer> implied = new HashSet<>();
        CaseColumns.forEach(nodes, watch, node -> {
            own.clear();
            implied.clear();
            types.forEach(node, type -> {
                if (above[type].length > 0) {
                    own.add(type);
                }
            });
            own.forEach(type -> {
                for (int wider : above[type]) {
                    if (wider != type && (!isAmong(above[wider], type) || isLarger(types, wider, type))) {
                        implied.add(wider);
                    }
                }
            });
            int caseNumber = columns.caseOf(node) + 1;
            own.stream().filter(type -> !implied.contains(type)).forEach(type -> {
                if (lastSeenIn[type] != caseNumber) {
                    lastSeenIn[type] = caseNumber;
                    counts[type]++;
                }
            });
        });
        Map<Node, Integer> byClass = new HashMap<>();
        for (int type = 0; type < counts.length; type++) {
            if (counts[type] > 0) {
                byClass.put(types.object(type), counts[type]);
            }
        }
        return byClass;
    }

    /** By number the classes of the cases at or above each that findings are counted by; none of another. */
    private static int[][] above(ObjectColumn types, ToldFindings findings) {
        Map<Node, Integer> numbers = new HashMap<>();
        for (int type = 0; type < types.size(); type++) {
            numbers.put(types.object(type), type);
        }
        int[][] above = new int[types.size()][];
        for (int type = 0; type < above.length; type++) {
            above[type] = findings.classes().contains(types.object(type))
                    ? findings.atOrAbove(types.object(type)).stream()
                            .filter(numbers::containsKey)
                            .mapToInt(numbers::get)
                            .toArray()
                    : new int[0];
        }
        return above;
    }

    private static boolean isLarger(ObjectColumn types, int one, int other) {
        return types.object(one).toString().compareTo(types.object(other).toString()) > 0;
    }

    private static boolean isAmong(int[] numbers, int wanted) {
        for (int number : numbers) {
            if (number == wanted) {
                return true;
            }
        }
        return false;
    }
}
