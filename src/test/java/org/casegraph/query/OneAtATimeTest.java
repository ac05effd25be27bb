package org.casegraph.query;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.problem.Problem;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OneAtATimeTest {
    private static final String CASE = CG.CASE_BASE + "invented-1";
    private static final QuestionLibrary LIBRARY = QuestionLibrary.ofProject();

    private final DatasetGraph many = cases(1_001);

    @Test
    void theseQuestionsPairEachCaseWithEach() {
        assertEquals(
                Set.of(
                        "differential",
                        "intervals",
                        "order-undetermined",
                        "reporting-gaps",
                        "shared-findings",
                        "similar-cases",
                        "timeline"),
                LIBRARY.questions().stream()
                        .filter(question -> question.oneAtATime().isPresent())
                        .map(Question::id)
                        .collect(Collectors.toSet()));
    }

    @TestFactory
    Stream<DynamicTest> whatPairsAllIsRefusedAtOnceAndTellsTheParameterToGive() {
        return ofThese((question, needed) -> {
            Problem refused = assertThrows(Problem.class, () -> question.bind(Map.of(), many));

            assertEquals(
                    question.id() + ": here are more than 1,000 cases, and this is asked of one at a time. Give "
                            + String.join(" or ", needed.parameters()) + ".",
                    refused.getMessage());
            assertThrows(Problem.class, () -> question.bind(Map.of("case", " "), many), "blank is nothing");
            assertThrows(Problem.class, () -> question.bindAny(Map.of("case", List.of()), many));
        });
    }

    @TestFactory
    Stream<DynamicTest> oneOfItsParametersIsEnough() {
        return ofThese((question, needed) ->
                needed.parameters().forEach(name -> assertDoesNotThrow(() -> question.bind(Map.of(name, CASE), many))));
    }

    @TestFactory
    Stream<DynamicTest> ofFewCasesAllAreAsked() {
        DatasetGraph few = cases(1_000);
        return ofThese((question, needed) -> assertDoesNotThrow(() -> question.bind(Map.of(), few)));
    }

    @Test
    void whatIsNeededIsAParameterOfTheQuestion() {
        LIBRARY.questions().forEach(question -> question.oneAtATime()
                .ifPresent(needed -> assertTrue(
                        question.parameters().stream()
                                .map(Parameter::name)
                                .toList()
                                .containsAll(needed.parameters()),
                        question.id())));
    }

    @Test
    void aHeaderWithoutANumberIsTold() {
        assertEquals(
                "bad.rq: oneAtATime does not tell above how many cases. Write it as {above: 1000, give: case}.",
                assertThrows(
                                Problem.class,
                                () -> Question.of(
                                        "bad", "bad.rq", "#+ oneAtATime: {give: case}\nSELECT * { ?s ?p ?o }"))
                        .getMessage());
    }

    private interface Claim {
        void of(Question question, OneAtATime needed);
    }

    private static Stream<DynamicTest> ofThese(Claim claim) {
        return LIBRARY.questions().stream()
                .filter(question -> question.oneAtATime().isPresent())
                .map(question -> DynamicTest.dynamicTest(
                        question.id(),
                        () -> claim.of(question, question.oneAtATime().orElseThrow())));
    }

    private static DatasetGraph cases(int number) {
        DatasetGraph dataset = DatasetGraphFactory.create();
        for (int i = 0; i < number; i++) {
            Node one = NodeFactory.createURI(CG.CASE_BASE + "invented-" + i);
            dataset.getDefaultGraph().add(one, RDF.type.asNode(), CG.Case);
        }
        return dataset;
    }
}
