package org.casegraph.similarity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.similarity.BenchmarkedCase.Standing;
import org.junit.jupiter.api.Test;

class DifferentialBenchmarkTest {
    private static final double EXACT = 1e-12;

    private final Graph graph = DifferentialTest.graph(DifferentialTest.CASES);
    private final Differential differential = new Differential(graph, SimilarityIndex.of(graph));

    /** Those of its cases that have a rank. */
    List<BenchmarkedCase> ranked() {
        return new DifferentialBenchmark(differential, false)
                .cases().stream()
                        .filter(each -> each.standing() == Standing.RANKED)
                        .toList();
    }

    private static BenchmarkedCase ranked(int before, int equal) {
        Node node = NodeFactory.createURI("http://x.org/a");
        return new BenchmarkedCase(node, Standing.RANKED, node, OptionalInt.of(before), equal);
    }

    private static List<String> told(List<BenchmarkedCase> cases) {
        return cases.stream()
                .sorted(Comparator.comparing(each -> each.caseIri().getURI()))
                .map(each ->
                        each.caseIri().getLocalName() + " " + each.standing().words() + " "
                                + (each.before().isPresent() ? each.before().getAsInt() + 1 + "/" + each.equal() : "-"))
                .toList();
    }

    /** Of the half one, a case of another disease has both classes, and those of three diseases one; the far one shares nothing. */
    @Test
    void eachCaseIsRankedByTheCasesOfOtherPapers() {
        assertEquals(
                List.of(
                        "asked ranked 1/3",
                        "denies no case of another paper has the disease -",
                        "far ranked -",
                        "half ranked 2/3",
                        "halfToo no case of another paper has the disease -",
                        "samePaper no case of another paper has the disease -"),
                told(new DifferentialBenchmark(differential, false).cases()));
    }

    @Test
    void byYearOnlyWhatWasPublishedInAYearBeforeCounts() {
        assertEquals(
                List.of(
                        "asked ranked 1/2",
                        "denies no case of another paper has the disease -",
                        "far no case of another paper has the disease -",
                        "half ranked -",
                        "halfToo no case of another paper has the disease -",
                        "samePaper no case of another paper has the disease -"),
                told(new DifferentialBenchmark(differential, true).cases()));
    }

    @Test
    void ofEqualDiseasesEachOrderIsAsLikely() {
        BenchmarkedCase tied = ranked(0, 2);

        assertEquals(0.5, tied.isAmongFirst(1), EXACT);
        assertEquals(1, tied.isAmongFirst(3), EXACT);
        assertEquals((1 + 1 / 2.0) / 2, tied.reciprocalRank(), EXACT);
        assertEquals(1 / 3.0, ranked(2, 3).isAmongFirst(3), EXACT);
    }

    @Test
    void theFiguresAreOfTheRankedCases() {
        Node node = NodeFactory.createURI("http://x.org/a");
        RankingFigures figures = RankingFigures.of(List.of(
                ranked(0, 1),
                ranked(1, 1),
                ranked(9, 2),
                new BenchmarkedCase(node, Standing.RANKED, node, OptionalInt.empty(), 0),
                BenchmarkedCase.without(node, Standing.NO_PAPER)));

        assertEquals(1 / 4.0, figures.top1(), EXACT);
        assertEquals(2 / 4.0, figures.top3(), EXACT);
        assertEquals(2.5 / 4, figures.top10(), EXACT);
        assertEquals((1 + 0.5 + (1 / 10.0 + 1 / 11.0) / 2) / 4, figures.meanReciprocalRank(), EXACT);
        assertEquals(4, figures.counts().get(Standing.RANKED));
        assertEquals(1, figures.counts().get(Standing.NO_PAPER));
    }
}
