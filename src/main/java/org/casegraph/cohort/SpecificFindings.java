package org.casegraph.cohort;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * The classes by which the cases name their findings, without those above that follow from them: those of which a finding is,
 * and of none below. Of classes that are above each other, the smaller IRI counts.
 */
public final class SpecificFindings {
    private static final Node TYPE = RDF.type.asNode();
    private static final int[] UNCOUNTED = {};
    private static final int[] NONE = {};

    private final ObjectColumn types;
    private final int[][] implied;
    private final int[] lastImpliedBy;

    /** By the group of findings, as most have the classes of many others. */
    private final Map<Integer, int[]> ofGroups = new HashMap<>();

    private final int[][] ofCases;

    /** @param watch called between small steps, to throw where the evaluation is to end */
    public SpecificFindings(CaseColumns columns, ToldFindings findings, Runnable watch) {
        types = columns.column(TYPE);
        ofCases = new int[columns.cases()][];
        Arrays.fill(ofCases, NONE);
        implied = implied(types, findings);
        lastImpliedBy = new int[types.size()];
        RoaringBitmap nodes = columns.nodes(TYPE, CG.Finding);
        nodes.andNot(findings.responses());
        int[] lastSeenIn = new int[types.size()];
        IntBuffer ofCase = IntBuffer.allocate(types.size());
        PeekableIntIterator node = nodes.getIntIterator();
        int caseNumber = 0;
        while (node.hasNext()) {
            watch.run();
            caseNumber = columns.caseOf(node.peekNext(), caseNumber);
            int end = columns.end(caseNumber);
            ofCase.clear();
            while (node.hasNext() && node.peekNext() < end) {
                for (int type : specific(node.next())) {
                    if (lastSeenIn[type] != caseNumber + 1) {
                        lastSeenIn[type] = caseNumber + 1;
                        ofCase.put(type);
                    }
                }
            }
            ofCases[caseNumber] = Arrays.copyOf(ofCase.array(), ofCase.position());
        }
    }

    private int[] specific(int finding) {
        int group = types.group(finding);
        return group == ObjectColumn.NO_GROUP
                ? specificOf(finding)
                : ofGroups.computeIfAbsent(group, same -> specificOf(finding));
    }

    private int[] specificOf(int finding) {
        IntStream.Builder all = IntStream.builder();
        types.forEach(finding, type -> {
            if (implied[type] != UNCOUNTED) {
                all.add(type);
            }
        });
        int[] own = all.build().distinct().toArray();
        for (int type : own) {
            for (int wider : implied[type]) {
                lastImpliedBy[wider] = finding + 1;
            }
        }
        return Arrays.stream(own)
                .filter(type -> lastImpliedBy[type] != finding + 1)
                .toArray();
    }

    /**
     * How many of some cases name each class.
     *
     * @param watch as above
     */
    public Map<Node, Integer> count(RoaringBitmap cases, Runnable watch) {
        int[] counts = new int[types.size()];
        CaseColumns.forEach(cases, watch, of -> {
            for (int type : ofCases[of]) {
                counts[type]++;
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
