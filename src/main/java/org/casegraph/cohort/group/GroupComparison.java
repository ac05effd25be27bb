package org.casegraph.cohort.group;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apache.jena.atlas.lib.Cache;
import org.apache.jena.atlas.lib.CacheFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.cohort.ToldFindings;
import org.casegraph.statistics.FalseDiscovery;
import org.casegraph.statistics.FisherTest;
import org.roaringbitmap.RoaringBitmap;

/**
 * Counts each class of findings in two groups of cases. Of the cases of which it is told whether they have it, how many have
 * it is tested exactly, where {@link TestedFindings} lets it be.
 */
public final class GroupComparison {
    private static final Comparator<ComparedFinding> IN_ORDER = Comparator.comparing(
                    (ComparedFinding one) -> one.whyNotTested().isPresent())
            .thenComparingDouble(one -> one.test().p())
            .thenComparing(one -> one.finding().toString());

    /** Comparisons that are kept, each of as many tests as there are classes. */
    private static final int KEPT = 4;

    private final ToldFindings findings;
    private final TestedFindings tested;

    /** What was asked for last: its page, its table and its chart ask for the same. */
    private final Cache<Groups, List<ComparedFinding>> compared = CacheFactory.createCache(KEPT);

    private record Groups(RoaringBitmap first, RoaringBitmap second, Optional<Node> within) {}

    /** @param graph all cases with what was inferred of them, and the ontology */
    public GroupComparison(Graph graph, ToldFindings findings) {
        this.findings = findings;
        tested = new TestedFindings(graph, findings);
    }

    /**
     * Every class that a case of either group has or denies: first what is tested, the least probable first; of one
     * probability by IRI. So whoever sorts them again has little to do.
     *
     * @param within only classes at or below it are tested; all if empty
     * @param watch called between small steps, to throw where the evaluation is to end
     */
    List<ComparedFinding> of(RoaringBitmap first, RoaringBitmap second, Optional<Node> within, Runnable watch) {
        Groups groups = new Groups(first.clone(), second.clone(), within);
        List<ComparedFinding> known = compared.getIfPresent(groups);
        if (known == null) {
            known = compared(groups, watch);
            compared.put(groups, known);
        }
        return known;
    }

    private List<ComparedFinding> compared(Groups groups, Runnable watch) {
        Group one = Group.of(groups.first(), findings.readWhole());
        Group other = Group.of(groups.second(), findings.readWhole());
        Map<Node, FindingInGroups> counted = new HashMap<>();
        Function<Node, RoaringBitmap> absences = findings.absences();
        for (Node finding : findings.classes()) {
            watch.run();
            RoaringBitmap present = findings.present(finding);
            RoaringBitmap absent = absences.apply(finding);
            FindingInGroups counts = new FindingInGroups(one.told(present, absent), other.told(present, absent));
            if (counts.observed() > 0) {
                counted.put(finding, counts);
            }
        }
        Map<Node, String> untested = tested.without(counted, one.all() + other.all(), groups.within(), watch);
        // The tests take longest, and none depends on another.
        List<ComparedFinding> all = counted.entrySet().parallelStream()
                .map(each -> compared(each.getKey(), each.getValue(), untested))
                .toList();
        return List.copyOf(adjusted(all));
    }

    private static ComparedFinding compared(Node finding, FindingInGroups counts, Map<Node, String> untested) {
        return new ComparedFinding(
                finding,
                counts,
                test(counts),
                counts.odds(),
                OptionalDouble.empty(),
                Optional.ofNullable(untested.get(finding)));
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
                    one.finding(),
                    one.counts(),
                    one.test(),
                    one.odds(),
                    OptionalDouble.of(adjusted[i]),
                    Optional.empty()));
        }
        compared.stream().filter(one -> one.whyNotTested().isPresent()).forEach(all::add);
        all.sort(IN_ORDER);
        return all;
    }

    private static FisherTest test(FindingInGroups counts) {
        return FisherTest.of(
                counts.first().present(),
                counts.first().absent(),
                counts.second().present(),
                counts.second().absent());
    }

    /**
     * The cases of one of the groups.
     *
     * @param whole those of which all was read that holds findings, perhaps with others
     */
    private record Group(RoaringBitmap cases, int all, RoaringBitmap whole, int allWhole) {
        static Group of(RoaringBitmap cases, RoaringBitmap readWhole) {
            RoaringBitmap whole = RoaringBitmap.and(cases, readWhole);
            return new Group(cases, cases.getCardinality(), whole, whole.getCardinality());
        }

        /** @param absent none of those where it is present */
        FindingInGroups.Told told(RoaringBitmap present, RoaringBitmap absent) {
            int having = RoaringBitmap.andCardinality(cases, present);
            int denying = RoaringBitmap.andCardinality(cases, absent);
            // Records are all read whole, and a set is looked through for each of thousands of classes.
            boolean isWhole = allWhole == all;
            int notReported = allWhole
                    - (isWhole ? having : RoaringBitmap.andCardinality(whole, present))
                    - (isWhole ? denying : RoaringBitmap.andCardinality(whole, absent));
            return new FindingInGroups.Told(having, denying, notReported, all - having - denying - notReported);
        }
    }
}
