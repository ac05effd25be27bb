package org.casegraph.query.empty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.query.Question;
import org.junit.jupiter.api.Test;

class EmptyResultTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String PREFIXES =
            "PREFIX cg: <https://w3id.org/casegraph/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n";

    private final DatasetGraph data = RDFParser.fromString(
                    """
                    PREFIX cg:   <https://w3id.org/casegraph/ontology#>
                    PREFIX owl:  <http://www.w3.org/2002/07/owl#>
                    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                    cg:Glossitis a owl:Class . cg:Diarrhoea a owl:Class . cg:site a owl:ObjectProperty .
                    cg:certainlyPrecedes a owl:ObjectProperty . cg:Liver a owl:Class .
                    <https://w3id.org/casegraph/case/two> a cg:Case .
                    GRAPH <https://w3id.org/casegraph/case/one> {
                      <https://w3id.org/casegraph/case/one> a cg:Case .
                      <https://w3id.org/casegraph/case/one#tongue> a cg:Glossitis , cg:Finding ; rdfs:label "glossitis"@en ;
                        cg:ageYears 23 ; cg:inCase <https://w3id.org/casegraph/case/one> .
                      <https://w3id.org/casegraph/case/one#mass> a cg:Finding ; rdfs:label "mass"@en ;
                        cg:inCase <https://w3id.org/casegraph/case/one> .
                    }
                    """,
                    Lang.TRIG)
            .toDatasetGraph();

    @Test
    void aFilterThatIsTooStrictIsNamedWithItsPlace() {
        EmptyResult.Reason reason = only("SELECT * {\n  ?f a cg:Finding ; cg:ageYears ?age .\n  FILTER (?age > 90)\n}");

        assertEquals("FILTER ( ?age > 90 )", reason.words());
        assertEquals(4, reason.line().orElse(0));
        assertEquals(3, reason.column().orElse(0));
    }

    @Test
    void aClassThatNothingHasIsNamedAndSaidToBeEmpty() {
        EmptyResult.Reason reason = only("SELECT * { ?f a cg:Diarrhoea ; rdfs:label ?label }");

        assertEquals("?f a cg:Diarrhoea", reason.words());
        assertEquals(List.of("Nothing in the data is a cg:Diarrhoea."), reason.hints());
    }

    @Test
    void aNodeWithoutANameIsNotShownByOneThatNobodyWrote() {
        EmptyResult.Reason reason = only("SELECT * { ?f a cg:Finding . ?f cg:site [] }");

        assertEquals("?f cg:site …", reason.words());
    }

    @Test
    void aMisspeltClassGetsTheNearestOne() {
        EmptyResult.Reason reason = only("SELECT * { ?f rdfs:label ?label ;\n a cg:Glositis }");

        assertEquals("?f a cg:Glositis", reason.words());
        assertEquals(3, reason.line().orElse(0));
        assertEquals(2, reason.column().orElse(0));
        assertEquals(List.of("The data has no cg:Glositis. Nearest: cg:Glossitis."), reason.hints());
    }

    @Test
    void aMisspeltPropertyInAPathGetsTheNearestOne() {
        EmptyResult.Reason reason = only("SELECT * { ?f a cg:Finding . ?f cg:inCase/cg:siet ?x }");

        assertEquals("?f cg:inCase/cg:siet ?x", reason.words());
        assertEquals(
                "The data has no cg:siet. Nearest: cg:site.", reason.hints().get(0));
    }

    @Test
    void aPropertyThatNoCaseUsesIsSaidToBeSo() {
        assertEquals(
                List.of("The ontology has cg:site, but no case uses it."),
                only("SELECT * { ?f a cg:Finding ; cg:site ?site }").hints());
    }

    @Test
    void aLiteralWithoutItsLanguageIsShownAsTheDataHasIt() {
        EmptyResult.Reason reason = only("SELECT * { ?f a cg:Finding ; rdfs:label \"Glossitis\" }");

        assertEquals("?f rdfs:label \"Glossitis\"", reason.words());
        assertEquals(List.of("The data has \"glossitis\"@en, which is another literal."), reason.hints());
    }

    @Test
    void valuesThatNothingHasAreNamedBesideThePatternThatMeetsThem() {
        EmptyResult empty = of("SELECT * { VALUES ?label { \"headache\"@en } ?f a cg:Finding ; rdfs:label ?label }");

        assertEquals(
                List.of("VALUES ?label { \"headache\"@en }", "?f rdfs:label ?label"),
                empty.clauses().stream().map(EmptyResult.Reason::words).toList());
        assertEquals(2, empty.clauses().get(0).line().orElse(0));
    }

    @Test
    void aCallOfAFunctionIsOneClauseWithItsLists() {
        EmptyResult.Reason reason = only(
                "SELECT ?f { ?f a cg:Finding . (?f 'all' 1) <https://w3id.org/casegraph/function#nothing> (?least ?most) }");

        assertEquals("… <https://w3id.org/casegraph/function#nothing> …", reason.words());
        assertTrue(reason.alone());
    }

    @Test
    void whatIsTakenAwayIsNamed() {
        assertEquals(
                "MINUS { ?f a cg:Finding }",
                only("SELECT * { ?f cg:inCase ?case MINUS { ?f a cg:Finding } }")
                        .words());
        assertEquals(
                "FILTER NOT EXISTS { ?f rdfs:label ?label }",
                only("SELECT * { ?f cg:inCase ?case FILTER NOT EXISTS { ?f rdfs:label ?label } }")
                        .words());
    }

    @Test
    void whatStandsAroundThePatternIsNamedToo() {
        assertEquals("LIMIT 0", only("SELECT * { ?f a cg:Finding } LIMIT 0").words());
        assertEquals("OFFSET 5", only("SELECT * { ?f a cg:Finding } OFFSET 5").words());
        assertEquals(
                "GRAPH cg:none { ?f a cg:Finding }",
                only("SELECT * { GRAPH cg:none { ?f a cg:Finding } }").words());
        assertTrue(only("SELECT ?f { ?f a cg:Finding } GROUP BY ?f HAVING (COUNT(*) > 5)")
                .words()
                .startsWith("HAVING"));
    }

    @Test
    void whatIsOptionalIsNeverToBlameAndDoesNotShiftThePlaces() {
        EmptyResult.Reason reason =
                only("SELECT * { ?f a cg:Finding OPTIONAL { ?f rdfs:label ?l FILTER (LANG(?l) = \"fr\") }\n"
                        + "FILTER (1 = 2) }");

        assertEquals("FILTER ( 1 = 2 )", reason.words());
        assertEquals(3, reason.line().orElse(0));
        assertEquals(1, reason.column().orElse(0));
    }

    @Test
    void clausesThatAreEachToBlameAreAllNamed() {
        EmptyResult empty = of("SELECT * { ?f a cg:Glossitis ; rdfs:label \"mass\"@en }");

        assertEquals(
                List.of("?f a cg:Glossitis", "?f rdfs:label \"mass\"@en"),
                empty.clauses().stream().map(EmptyResult.Reason::words).toList());
        assertEquals("Without any one of these clauses there are rows:", empty.summary());
    }

    @Test
    void clausesThatMustGoTogetherAreNamedTogether() {
        EmptyResult empty = of("SELECT * { ?f a cg:Finding ; cg:site cg:Liver . FILTER (1 = 2) }");

        assertEquals(
                List.of("?f cg:site cg:Liver", "FILTER ( 1 = 2 )"),
                empty.clauses().stream().map(EmptyResult.Reason::words).toList());
        assertEquals(
                "These clauses together keep every row away. Without all of them there are rows:", empty.summary());
        assertFalse(empty.clauses().get(0).alone());
    }

    @Test
    void theArgumentOfAQuestionIsNamedAsItWasGiven() {
        Question question = Question.of(
                "q",
                "q.rq",
                PREFIXES + "SELECT * {\n  VALUES ?_case_iri { UNDEF }\n  ?f a cg:Finding ; cg:inCase ?_case_iri }");
        Query bound = question.bind(Map.of("case", "two"), data);

        EmptyResult.Reason reason = EmptyResult.of(
                        bound, question.text(), this::hasRows, data.getDefaultGraph(), MINUTE)
                .clauses()
                .get(0);

        assertEquals("case=two", reason.words());
        assertEquals(3, reason.line().orElse(0));
    }

    @Test
    void whenTheTimeIsUpNothingMoreIsAsked() {
        AtomicInteger asked = new AtomicInteger();
        EmptyResult empty = EmptyResult.of(
                QueryFactory.create("SELECT * { ?s <urn:p> ?o }"),
                "",
                query -> asked.incrementAndGet() < 0,
                data.getDefaultGraph(),
                Duration.ofSeconds(-1));

        assertEquals(0, asked.get());
        assertFalse(empty.isWhole());
        assertEquals("The time was up before the clause that keeps the rows away was found.", empty.summary());
    }

    @Test
    void aTerminalGetsThePlaceAndTheHintBelowTheClause() {
        assertEquals(
                List.of(
                        "One clause keeps every row away. Without it there are rows:",
                        "  ?f a cg:Diarrhoea (line 2, column 12)",
                        "    Nothing in the data is a cg:Diarrhoea."),
                of("SELECT * { ?f a cg:Diarrhoea }").lines());
    }

    private EmptyResult.Reason only(String pattern) {
        EmptyResult empty = of(pattern);
        assertEquals(1, empty.clauses().size(), () -> empty.clauses().stream()
                .map(EmptyResult.Reason::words)
                .collect(Collectors.joining(" | ")));
        return empty.clauses().get(0);
    }

    private EmptyResult of(String pattern) {
        String text = PREFIXES + pattern;
        Query query = QueryFactory.create(text);
        assertFalse(hasRows(query), "it has rows");
        return EmptyResult.of(query, text, this::hasRows, union(), MINUTE);
    }

    private boolean hasRows(Query query) {
        try (QueryExec execution = QueryExec.dataset(over()).query(query).build()) {
            return query.isAskType() ? execution.ask() : execution.select().hasNext();
        }
    }

    private Graph union() {
        return over().getDefaultGraph();
    }

    /** The default graph is the union, as in a store. */
    private DatasetGraph over() {
        DatasetGraph over = DatasetGraphFactory.create();
        data.find().forEachRemaining(over::add);
        data.find().forEachRemaining(quad -> over.getDefaultGraph().add(quad.asTriple()));
        return over;
    }
}
