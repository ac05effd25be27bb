package org.casegraph.similarity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;
import org.junit.jupiter.api.Test;

class DifferentialTest {
    /** Classes of 2 bits each, so that shares can be counted by hand. */
    static final String CASES =
            """
            @prefix cg: <https://w3id.org/casegraph/ontology#> .
            @prefix dcterms: <http://purl.org/dc/terms/> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            @prefix : <http://x.org/> .
            :A cg:informationContent 2.0 ; cg:subsumedBy :A . :B cg:informationContent 2.0 ; cg:subsumedBy :B .
            :C cg:informationContent 2.0 ; cg:subsumedBy :C . :D cg:informationContent 2.0 ; cg:subsumedBy :D .
            :asked dcterms:source :paper1 ; dcterms:issued "2010"^^xsd:gYear .
            :samePaper dcterms:source :paper1 ; dcterms:issued "2010"^^xsd:gYear .
            :half dcterms:source :paper2 ; dcterms:issued "2009"^^xsd:gYear .
            :halfToo dcterms:source :paper3 ; dcterms:issued "2012"^^xsd:gYear .
            :denies dcterms:source :paper4 ; dcterms:issued "2008"^^xsd:gYear .
            :far dcterms:source :paper5 ; dcterms:issued "2001"^^xsd:gYear .
            [] cg:inCase :asked ; a :A , :B . [] cg:inCase :asked ; a cg:FinalDiagnosis ; cg:concludes :one .
            [] cg:inCase :samePaper ; a :A , :B . [] cg:inCase :samePaper ; a cg:FinalDiagnosis ; cg:concludes :same .
            [] cg:inCase :half ; a :A , :C . [] cg:inCase :half ; a cg:FinalDiagnosis ; cg:concludes :one .
            [] cg:inCase :halfToo ; a :A , :D . [] cg:inCase :halfToo ; a cg:FinalDiagnosis ; cg:concludes :two .
            [] cg:inCase :denies ; a :A , :C . [] cg:inCase :denies ; cg:absenceOf :B .
            [] cg:inCase :denies ; a cg:FinalDiagnosis ; cg:concludes :three .
            [] cg:inCase :far ; a :D . [] cg:inCase :far ; a cg:FinalDiagnosis ; cg:concludes :one , :four .
            """;

    private final Graph graph = graph(CASES);
    private final Differential differential = new Differential(graph, SimilarityIndex.of(graph));

    static Graph graph(String turtle) {
        return RDFParser.fromString(turtle, Lang.TURTLE).toGraph();
    }

    private static Node node(String name) {
        return NodeFactory.createURI("http://x.org/" + name);
    }

    private static List<String> rows(List<RankedDisease> ranked) {
        return ranked.stream()
                .map(each -> each.rank() + " " + each.disease().getURI().substring(13) + " "
                        + each.nearest().score() + " "
                        + each.nearest().caseIri().getURI().substring(13) + " " + each.silence() + " " + each.cases())
                .toList();
    }

    /** 2 of 6 bits are shared; a denial speaks of what it denies, and does not count. */
    @Test
    void ofEqualScoresTheRankIsTheSameAndADenialDoesNotCount() {
        assertEquals(
                List.of("1 one 0.3333 half 1 2", "1 three 0.3333 denies 0 1", "1 two 0.3333 halfToo 1 1"),
                rows(differential.of(node("asked"), true, 10, each -> true)));
    }

    @Test
    void aCaseOfTheSamePaperCountsOnlyWhereAnyPaperIsMeant() {
        assertEquals(
                "1 same 1.0000 samePaper 0 1",
                rows(differential.of(node("asked"), false, 1, each -> true)).get(0));
    }

    @Test
    void theCasesFoundFromThePapersOfACaseAreThoseThatShareOne() {
        Graph reported = graph(
                CASES
                        + """
                :half cg:fromReport :reportTwo . :halfToo cg:fromReport :reportTwo . :far cg:fromReport :reportFive .
                :reportFive dcterms:source :paper1 . :annotation cg:annotatedTerm :A ; dcterms:source :paper1 .
                """);
        SimilarityIndex index = SimilarityIndex.of(reported);
        PublishedCases published = new PublishedCases(reported, index);
        for (int number = 0; number < published.count(); number++) {
            PublishedCases.PublishedCase own = published.get(number);
            assertEquals(
                    IntStream.range(0, published.count())
                            .filter(other -> published.get(other).sharesPaperWith(own))
                            .mapToObj(index.cases()::get)
                            .toList(),
                    published.ofPapersOf(number).stream()
                            .mapToObj(index.cases()::get)
                            .toList());
        }
        assertEquals(
                List.of(node("asked"), node("far"), node("samePaper")),
                published.ofPapersOf(index.number(node("asked")).orElseThrow()).stream()
                        .mapToObj(index.cases()::get)
                        .toList());
    }

    @Test
    void onlyTheCasesThatAreChosenCount() {
        assertEquals(
                List.of("1 two 0.3333 halfToo 1 1"),
                rows(differential.of(node("asked"), true, 10, node("halfToo")::equals)));
    }

    /** Whoever has what a case has gets what that case gets, and the case itself. */
    @Test
    void aListOfFindingsIsRankedAsACaseThatHasThem() {
        assertEquals(
                List.of(
                        "1 one 1.0000 asked 0 3",
                        "1 same 1.0000 samePaper 0 1",
                        "3 three 0.3333 denies 0 1",
                        "3 two 0.3333 halfToo 1 1"),
                rows(differential.of(
                        List.of(node("A"), node("B")), List.of(), 10, each -> true, Differential.By.CASES)));
        assertEquals(
                rows(differential.of(node("asked"), true, 10, each -> true)),
                rows(differential.of(
                        List.of(node("B"), node("A")),
                        List.of(),
                        10,
                        each -> !each.equals(node("asked")) && !each.equals(node("samePaper")),
                        Differential.By.CASES)));
    }

    @Test
    void whatTheListDeniesAndACaseHasIsToldAndDoesNotCount() {
        RankedDisease first = differential
                .of(List.of(node("A")), List.of(node("B")), 1, each -> true, Differential.By.CASES)
                .get(0);

        assertEquals(
                List.of(node("B")),
                first.nearest().contradicted().stream()
                        .map(SharedAncestor::findingClass)
                        .toList());
        assertEquals(new BigDecimal("0.5000"), first.nearest().score());
    }

    @Test
    void aWordThatIsNoFindingIsNamed() {
        try (Store store = Cohort.store()) {
            QueryExec execution = QueryExec.dataset(store.dataset())
                    .query("SELECT * { 'HP:0001250 fever' <" + RankDiseases.IRI
                            + "> (?d ?r ?s ?n ?u ?c ?i ?k ?j ?a 'any' 3 '' 'cases') }")
                    .build();

            QueryExecException refused = assertThrows(
                    QueryExecException.class, () -> execution.select().materialize());

            assertTrue(refused.getMessage().contains("is no finding that is known here"), refused.getMessage());
        }
    }

    @Test
    void theQuestionTakesAListInPlaceOfACase() {
        Question question = QuestionLibrary.ofProject().question("differential");
        try (Store store = Cohort.store()) {
            String found = "cg:Diarrhoea";
            List<String> rows = new ArrayList<>();
            QueryExec.dataset(store.dataset())
                    .query(question.bind(Map.of("findings", found, "denials", "cg:Glossitis"), store.dataset()))
                    .select()
                    .forEachRemaining(row -> {
                        assertTrue(!row.contains("case"), row.toString());
                        rows.add(row.get("disease").getURI());
                    });

            assertTrue(!rows.isEmpty());
        }
    }

    /**
     * Of A and B, which the asked case has, half is annotated of two, nothing of one; of three, of which nothing is known, the
     * mean of both is taken. What cites the paper of the asked case does not count.
     */
    @Test
    void annotationsBringADiseaseForwardUnlessTheyCiteThePaperOfTheCase() {
        String annotations =
                """
                :a cg:annotatedDisease :one ; cg:annotatedTerm :D ; dcterms:source :paper8 .
                :b cg:annotatedDisease :two ; cg:annotatedTerm :B ; dcterms:source :%s .
                """;
        assertEquals(
                List.of("1 two Optional[0.5000]", "2 three Optional.empty", "3 one Optional[0.0000]"),
                joined(annotations.formatted("paper9")));
        assertEquals(
                List.of("1 one Optional[0.0000]", "1 three Optional.empty", "1 two Optional.empty"),
                joined(annotations.formatted("paper1")));
    }

    private static List<String> joined(String annotations) {
        Graph graph = graph(CASES + annotations);
        return new Differential(graph, SimilarityIndex.of(graph))
                .of(node("asked"), true, 10, each -> true, Differential.By.JOINED).stream()
                        .map(each -> each.joined().orElseThrow().rank() + " "
                                + each.disease().getURI().substring(13) + " "
                                + each.joined().orElseThrow().annotated())
                        .toList();
    }

    @Test
    void whatHasNoFindingsHasNoDifferential() {
        assertEquals(List.of(), differential.of(node("nothing"), true, 10, each -> true));
    }

    @Test
    void thePlainFormGivesTheSameDiseasesAndScores() {
        Question question = QuestionLibrary.ofProject().question("differential");
        Question plain = Question.ofFile(Path.of("queries/plain/differential.rq"));
        try (Store store = Cohort.store()) {
            DatasetGraph dataset = store.dataset();
            int found = 0;
            for (int number = 1; number <= 7; number++) {
                for (String papers : List.of("other", "any")) {
                    Map<String, String> asked = Map.of("case", "invented-200" + number, "papers", papers);
                    List<String> expected = answer(plain, asked, dataset);
                    assertEquals(expected, answer(question, asked, dataset));
                    found += expected.size();
                }
            }
            assertTrue(found > 10, "rows: " + found);
        }
    }

    @Test
    void aCallThatSaysTooLittleIsRefused() {
        try (Store store = Cohort.store()) {
            assertRefused(store, "?d ?r", "takes ?case and (?disease ?rank");
            assertRefused(store, "?d ?r ?s ?n ?u ?c ?i ?k ?j ?a 'some' 3 '' 'cases'", "needs one of other, any in");
            assertRefused(store, "?d ?r ?s ?n ?u ?c ?i ?k ?j ?a 'any' 3 '' 'all'", "needs one of cases, joined in");
            assertRefused(
                    store,
                    "?d ?r ?s ?n ?u ?c ?i ?k ?j ?a 'any' 0 '' 'cases'",
                    "needs a whole number of diseases at most, 1 or more,");
        }
    }

    private static void assertRefused(Store store, String arguments, String message) {
        QueryExec execution = QueryExec.dataset(store.dataset())
                .query("SELECT * { ?case <" + RankDiseases.IRI + "> (" + arguments + ") }")
                .build();

        QueryExecException refused =
                assertThrows(QueryExecException.class, () -> execution.select().materialize());

        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    private static List<String> answer(Question question, Map<String, String> arguments, DatasetGraph dataset) {
        List<String> rows = new ArrayList<>();
        QueryExec.dataset(dataset)
                .query(question.bind(arguments, dataset))
                .select()
                .forEachRemaining(row -> rows.add(row.get(Var.alloc("case")) + " " + row.get(Var.alloc("disease")) + " "
                        + new BigDecimal(row.get(Var.alloc("score")).getLiteralLexicalForm()).setScale(4)));
        return rows;
    }
}
