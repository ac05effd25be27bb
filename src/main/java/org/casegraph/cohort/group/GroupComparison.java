package org.casegraph.cohort.group;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.ToldFindings;
import org.casegraph.statistics.FalseDiscovery;
import org.casegraph.statistics.FisherTest;
import org.roaringbitmap.RoaringBitmap;

/**
 * Counts each class of findings in two groups of cases. Of the cases of which it is told whether they have it, how many have
 * it is tested exactly, where {@link TestedFindings} lets it be.
 */
public final class GroupComparison {
    private final CaseColumns columns;
    private final ToldFindings findings;
    private final TestedFindings tested;

    /** @param graph all cases with what was inferred of them, and the ontology */
    public GroupComparison(Graph graph, CaseColumns columns, ToldFindings findings) {
        this.columns = columns;
        this.findings = findings;
        tested = new TestedFindings(graph, findings);
    }

    /**
     * Every class that a case of either group has or denies, in no order.
     *
     * @param within only classes at or below it are tested; all if empty
     * @param watch called between small steps, to throw where the evaluation is to end
     */
    List<ComparedFinding> of(RoaringBitmap first, RoaringBitmap second, Optional<Node> within, Runnable watch) {
        RoaringBitmap both = RoaringBitmap.or(first, second);
        RoaringBitmap nodes = columns.nodesOf(both);
        RoaringBitmap whole = findings.readWhole();
        Map<Node, FindingInGroups> counted = new HashMap<>();
        for (Node finding : findings.classes()) {
            watch.run();
            RoaringBitmap present = findings.present(finding, nodes);
            RoaringBitmap absent = findings.absent(finding, nodes);
            if (!present.isEmpty() || !absent.isEmpty()) {
                counted.put(
                        finding,
                        new FindingInGroups(told(first, present, absent, whole), told(second, present, absent, whole)));
            }
        }
        Map<Node, String> untested = tested.without(counted, both.getCardinality(), within, watch);
        List<ComparedFinding> compared = new ArrayList<>();
        counted.forEach((finding, counts) -> compared.add(new ComparedFinding(
                finding, counts, test(counts), OptionalDouble.empty(), Optional.ofNullable(untested.get(finding)))));
        return adjusted(compared);
    }

    /** With the adjusted probability of those that are tested. */
    private static List<ComparedFinding> adjusted(List<ComparedFinding> compared) {
        List<ComparedFinding> paid =
                compared.stream().filter(one -> one.whyNotTested().isEmpty()).toList();
        double[] adjusted = FalseDiscovery.adjusted(
                paid.stream().mapToDouble(one -> one.test().p()).toArray());
        List<ComparedFinding> all = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            ComparedFinding one = paid.get(i);
            all.add(new ComparedFinding(
                    one.finding(), one.counts(), one.test(), OptionalDouble.of(adjusted[i]), Optional.empty()));
        }
        compared.stream().filter(one -> one.whyNotTested().isPresent()).forEach(all::add);
        return all;
    }

    private static FisherTest test(FindingInGroups counts) {
        return FisherTest.of(
                counts.first().present(),
                counts.first().absent(),
                counts.second().present(),
                counts.second().absent());
    }

    private static FindingInGroups.Told told(
            RoaringBitmap group, RoaringBitmap present, RoaringBitmap absent, RoaringBitmap whole) {
        RoaringBitmap silent = RoaringBitmap.andNot(group, RoaringBitmap.or(present, absent));
        int notReported = RoaringBitmap.andCardinality(silent, whole);
        return new FindingInGroups.Told(
                RoaringBitmap.andCardinality(group, present),
                RoaringBitmap.andCardinality(group, absent),
                notReported,
                silent.getCardinality() - notReported);
    }
}
