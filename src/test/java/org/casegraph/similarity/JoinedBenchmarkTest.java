package org.casegraph.similarity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.similarity.JoinedBenchmark.JoinedCase;
import org.junit.jupiter.api.Test;

/** The disease of {@code asked}, one, is as near by its cases as two others. */
class JoinedBenchmarkTest {
    private static final String ONE_HAS_B = ":r cg:annotatedDisease :one ; cg:annotatedTerm :B ; dcterms:source :%s .\n"
            + ":s cg:annotatedDisease :two ; cg:annotatedTerm :D ; dcterms:source :other .\n";

    private static JoinedCase asked(String annotations) {
        return result(annotations).cases().stream()
                .filter(each -> each.alone().caseIri().equals(NodeFactory.createURI("http://x.org/asked")))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(JoinedBenchmark.Result result) {
        return result.cases().stream()
                .map(each -> each.alone().caseIri().getLocalName())
                .sorted()
                .toList();
    }

    private static JoinedBenchmark.Result result(String annotations) {
        Graph graph = DifferentialTest.graph(DifferentialTest.CASES + annotations);
        Differential differential = new Differential(graph, SimilarityIndex.of(graph));
        return new JoinedBenchmark(new DifferentialBenchmark(differential, false)).run();
    }

    @Test
    void anAnnotationOfAFindingBringsItsDiseaseForward() {
        Graph graph = DifferentialTest.graph(DifferentialTest.CASES + ONE_HAS_B.formatted("other"));
        SimilarityIndex index = SimilarityIndex.of(graph);
        Differential differential = new Differential(graph, index);
        int asked = index.number(NodeFactory.createURI("http://x.org/asked")).orElseThrow();
        int[] ofBoth = differential.annotations().scores(differential.profile(asked));
        PublishedCases published = differential.published();

        assertEquals(5000, ofBoth[published.number(NodeFactory.createURI("http://x.org/one"))], "B of A and B");
        assertEquals(0, ofBoth[published.number(NodeFactory.createURI("http://x.org/two"))]);
        assertTrue(asked(ONE_HAS_B.formatted("other")).isAnnotated());
        assertEquals(
                OptionalInt.of(0), asked(ONE_HAS_B.formatted("other")).alone().before());
        assertEquals(3, asked(ONE_HAS_B.formatted("other")).alone().equal());
    }

    @Test
    void aCaseWhosePaperIsASourceOfTheAnnotationsIsLeftOut() {
        JoinedBenchmark.Result result = result(ONE_HAS_B.formatted("paper1"));

        assertEquals(1, result.leftOut());
        assertEquals(List.of("far", "half"), names(result));
    }

    @Test
    void theWeightIsWhatIsBestForTheOtherDiseases() {
        // Only cases of one are annotated, so nothing but one itself could say what they weigh for it.
        JoinedCase asked = asked(ONE_HAS_B.formatted("other"));

        assertEquals(asked.alone(), asked.joined());
    }

    @Test
    void withoutAnnotationsTheRanksStayAsTheyWere() {
        JoinedBenchmark.Result none = result("");

        assertEquals(0, none.mostPercent());
        none.cases().forEach(each -> {
            assertFalse(each.isAnnotated());
            assertEquals(each.alone(), each.joined());
        });
        assertEquals(
                new DifferentialBenchmarkTest().ranked(),
                none.cases().stream().map(JoinedCase::alone).toList());
    }
}
