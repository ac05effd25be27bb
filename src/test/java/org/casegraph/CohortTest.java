package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.intake.SourceCheck;
import org.casegraph.problem.Problem;
import org.casegraph.shapes.CaseShapes;
import org.casegraph.source.OwnCases;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.Store;
import org.casegraph.timeline.TimeCheck;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The published cases that the project brings. */
class CohortTest {
    private static final String CASE = "https://w3id.org/casegraph/case/";

    private static List<SourceGraph> cohort;

    /** Each so many-th case is in a short run. */
    private static final int SAMPLE = 4;

    @BeforeAll
    static void read() {
        cohort = OwnCases.all();
    }

    /** All conform by {@link CheckCommandTest} too. */
    @TestFactory
    Stream<DynamicTest> aSampleOfCasesConformsAndItsOrderIsConsistent() {
        return conforms(IntStream.range(0, cohort.size())
                .filter(number -> number % SAMPLE == 0)
                .mapToObj(cohort::get)
                .toList());
    }

    @TestFactory
    @Tag("long")
    Stream<DynamicTest> eachCaseConformsAndItsOrderIsConsistent() {
        return conforms(cohort);
    }

    private static Stream<DynamicTest> conforms(List<SourceGraph> cases) {
        Graph ontology = ProjectSources.ontologyGraph();
        SourceCheck check = new SourceCheck(ontology, CaseShapes.ofProject(), TimeCheck::problems);
        return cases.stream()
                .map(source -> DynamicTest.dynamicTest(source.file(), () -> {
                    List<String> problems = check.report(source, Optional.empty()).problems().stream()
                            .map(Problem::getMessage)
                            .toList();

                    assertEquals(List.of(), problems);
                }));
    }

    /** Links of others end at these nodes; the file holds, per line, a case and the nodes that were published of it. */
    @Test
    void noPublishedNodeDisappears() throws IOException {
        Map<String, Graph> graphs =
                cohort.stream().collect(Collectors.toMap(source -> source.name().getURI(), SourceGraph::graph));
        List<String> lost;
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/cases/published-nodes.txt"))) {
            lost = lines.map(line -> line.split(" "))
                    .flatMap(words -> Arrays.stream(words)
                            .skip(1)
                            .map(fragment -> CASE + words[0] + "#" + fragment)
                            .filter(node -> !graphs.get(CASE + words[0])
                                    .contains(NodeFactory.createURI(node), RDF.type.asNode(), Node.ANY)))
                    .toList();
        }

        assertEquals(List.of(), lost);
    }

    @TestFactory
    Stream<DynamicTest> whatAnswersOverCasesCompareIsToldOfEachCase() {
        Graph union = ProjectSources.asOne(Stream.concat(ProjectSources.ontology().stream(), cohort.stream())
                .toList());
        return Map.of(
                        "which parts of the report were read",
                        "?it a cg:Case FILTER NOT EXISTS { ?it cg:readWhole|cg:readPartly ?part }",
                        "the licence of the report",
                        "?it a cg:Case FILTER NOT EXISTS { ?it cg:reportLicence ?licence }",
                        "the ground of the final diagnosis",
                        "?it a cg:FinalDiagnosis FILTER NOT EXISTS { ?it cg:hasDiagnosticGround ?ground }",
                        "survival, where a follow-up is told",
                        """
                        ?visit a cg:FollowUpVisit ; cg:inCase ?it
                        FILTER NOT EXISTS {
                          VALUES ?survival { cg:Alive cg:Death cg:LostToFollowUp }
                          ?outcome cg:inCase ?it ; a/rdfs:subClassOf* ?survival
                        }""")
                .entrySet()
                .stream()
                .map(claim -> DynamicTest.dynamicTest(
                        claim.getKey(), () -> assertEquals(List.of(), whatLacks(claim.getValue(), union))));
    }

    private static List<String> whatLacks(String pattern, Graph union) {
        String query = "PREFIX cg: <" + CG.NS + "> PREFIX rdfs: <" + RDFS.getURI() + "> SELECT DISTINCT ?it { "
                + pattern + " }";
        try (QueryExec execution = QueryExec.graph(union).query(query).build()) {
            return execution.select().stream()
                    .map(row -> row.get("it").toString())
                    .toList();
        }
    }

    @Test
    void allCasesStandTogetherAndNoneIsBothPresentAndAbsent() {
        assertFalse(cohort.isEmpty());
        try (Store store = Store.inMemory(ProjectSources.ontology(), cohort)) {
            Graph union = store.dataset().getDefaultGraph();

            assertEquals(cohort.size(), store.cases().size());
            assertEquals(
                    0,
                    union.stream(Node.ANY, RDF.type.asNode(), CG.AbsentFinding)
                            .filter(absent -> union.contains(absent.getSubject(), RDF.type.asNode(), CG.Finding))
                            .count());
        }
    }
}
