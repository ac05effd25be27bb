package org.casegraph.store.mapped;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.MappedProject;
import org.casegraph.SharedProject;
import org.casegraph.evaluation.GuardedQueries;
import org.casegraph.evaluation.Limits;
import org.casegraph.evaluation.QueryGate;
import org.casegraph.evaluation.Refusal;
import org.casegraph.evaluation.ServiceAllowList;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked, a store of columns answers as the same graphs in memory do, and both as Jena alone. */
@ExtendWith(SharedProject.class)
class ColumnQueriesTest {
    private static final int MOST_ROWS = 3000;
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static QueryGate gate;
    private static DatasetGraph inMemory;
    private static PlainAnswers plain;
    private static GuardedQueries memory;
    private static GuardedQueries columns;

    @BeforeAll
    static void open(MappedProject project) {
        gate = new QueryGate(Limits.standard());
        inMemory = project.memory();
        memory = queries(project.memory());
        plain = PlainAnswers.over(inMemory, MOST_ROWS, SHORT);
        columns = queries(project.columns());
    }

    private static GuardedQueries queries(DatasetGraph dataset) {
        return new GuardedQueries(dataset, gate, new ServiceAllowList(Set.of()));
    }

    @AfterAll
    static void close() {
        gate.close();
    }

    /** Whatever hides the columns leaves the answers right, and makes them ten times as slow. */
    @Test
    void patternsAreEvaluatedOnIds() {
        List<String> patterns = List.of(
                "?f a <" + CG.Finding.getURI() + ">",
                "GRAPH <" + CG.CASE_BASE + "wang-2022> { ?f a <" + CG.Finding.getURI() + "> }",
                // What is joined to an OPTIONAL, too.
                "?f a <" + CG.Finding.getURI() + "> OPTIONAL { SELECT ?f (COUNT(*) AS ?n) { ?f ?p ?o } GROUP BY ?f }");
        for (String pattern : patterns) {
            Query query = QueryFactory.create("SELECT * { " + pattern + " }");
            Binding row = columns.run(query, execution -> execution.select().next());
            assertInstanceOf(IdBinding.class, row, pattern);
        }
    }

    /** So what is asked of group after group lies near. */
    @Test
    void groupsComeInTheOrderOfTheirFirstRows() {
        String pattern = " { ?f <" + CG.inCase.getURI() + "> ?c } ";

        List<Node> groups = cases("SELECT ?c (MIN(STR(?f)) AS ?first)" + pattern + "GROUP BY ?c");

        assertEquals(cases("SELECT ?c" + pattern).stream().distinct().toList(), groups);
        assertTrue(groups.size() > 9);
    }

    private static List<Node> cases(String query) {
        return columns.run(
                QueryFactory.create(query),
                execution -> Iter.toList(Iter.map(execution.select(), row -> row.get(Var.alloc("c")))));
    }

    @Test
    void everyQuestionOfTheProjectHasTheSameRows() {
        for (Question question : QuestionLibrary.ofProject().questions()) {
            assertSame(question.query(), question.id());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"status-of", "time-between", "cases-by-diagnosis", "finding-frequency"})
    void aQuestionHasAsManyRowsWhereOnlyTheirNumberIsAsked(String id) {
        Query query = QuestionLibrary.ofProject().question(id).query();

        Node counted = columns.run(
                counted(query), execution -> execution.select().next().get("n"));

        assertEquals(
                Integer.toString(rows(columns, query, PATIENCE).orElseThrow().size()), counted.getLiteralLexicalForm());
    }

    private static Query counted(Query query) {
        Query outer = QueryFactory.make();
        outer.setQuerySelectType();
        outer.addResultVar("n", outer.allocAggregate(new AggCount()));
        ElementGroup group = new ElementGroup();
        group.addElement(new ElementSubQuery(query));
        outer.setQueryPattern(group);
        return outer;
    }

    /** Forms in which a triple that is not stored by itself is easily forgotten, or given twice. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?x ?p ?x }",
                "SELECT ?p (COUNT(*) AS ?n) { ?f a cg:Finding ; ?p ?o } GROUP BY ?p",
                "SELECT ?p (COUNT(?x) AS ?n) { ?x ?p cg:Finding } GROUP BY ?p HAVING(COUNT(?x) > 1)",
                "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
                "SELECT (COUNT(*) AS ?n) { ?s a cg:NoSuchClass }",
                "SELECT (COUNT(*) AS ?n) { ?f a cg:Finding OPTIONAL { ?f a ?t } OPTIONAL { ?f rdfs:label ?l } }",
                "SELECT (COUNT(*) AS ?n) { ?f a cg:Finding OPTIONAL { ?f cg:inCase ?c } OPTIONAL { ?c rdfs:label ?l } }",
                "SELECT (COUNT(*) AS ?n) { ?f a cg:Finding BIND (1 / 0 AS ?x) OPTIONAL { ?f cg:inCase ?x } OPTIONAL {"
                        + " ?x rdfs:label ?l } }",
                "SELECT (COUNT(*) AS ?n) { ?f a cg:Finding OPTIONAL { ?f a ?t FILTER (?t IN (cg:Symptom, cg:Sign)) }"
                        + " OPTIONAL { ?f cg:inCase ?c OPTIONAL { ?c rdfs:label ?l } } }",
                "SELECT ?c ?n { ?c a cg:Case { SELECT ?c (COUNT(*) AS ?n) { ?f cg:inCase ?c OPTIONAL { ?f a ?t } }"
                        + " GROUP BY ?c } }",
                "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a cg:NoSuchClass . ?s cg:inCase ?c }",
                "SELECT ?c (COUNT(*) AS ?n) { ?s a cg:NoSuchClass ; cg:inCase ?c } GROUP BY ?c",
                "SELECT (COUNT(*) AS ?n) { ?a cg:orderUndeterminedWith ?b }",
                "SELECT ?a (COUNT(?b) AS ?n) { ?a cg:orderUndeterminedWith ?b } GROUP BY ?a",
                "SELECT ?b { ?dx a cg:FinalDiagnosis . ?b cg:orderUndeterminedWith ?dx }",
                "SELECT ?c ?t { ?c a cg:Case . FILTER NOT EXISTS { ?f cg:inCase ?c ; cg:absentKind ?t } ?t a owl:Class"
                        + " . FILTER(?t = cg:Diarrhoea || ?t IN (cg:Glossitis)) }",
                "SELECT ?c ?kind { ?c a cg:Case OPTIONAL { ?f cg:absentKind ?kind ; cg:inCase ?c } }",
                "SELECT ?f { ?f a cg:Finding MINUS { ?f a cg:SkinFinding } }",
                "SELECT ?f ?k { VALUES ?k { cg:Glossitis <urn:x-no:class> cg:Finding } ?f a ?k }",
                "SELECT ?f { ?f a/rdfs:subClassOf* cg:Finding }",
                "SELECT DISTINCT ?up { ?f a cg:Glossitis ; a/rdfs:subClassOf+ ?up }",
                "SELECT ?f ?c { ?f (a|cg:absenceOf)/rdfs:subClassOf? cg:Symptom ; cg:inCase ?c }",
                "SELECT ?x { ?x ^cg:inCase/a cg:Glossitis }",
                "SELECT ?f ?t { ?f a cg:Glossitis BIND(?f AS ?g) { ?g a ?t } UNION { ?g cg:inCase ?t } }",
                "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
                "SELECT ?g { GRAPH ?g { } }",
                "SELECT ?g { ?f a cg:Glossitis GRAPH ?g { <urn:x-no:thing> ?p ?f } }",
                "SELECT ?g { ?f a cg:Glossitis ; cg:inCase ?c GRAPH ?g { ?c <urn:x-no:thing> ?f } }",
                "SELECT ?x { ?x ?p <urn:x-no:thing> FILTER(?p != 1) }",
                "SELECT * { ?any ?how cg:Glossitis . ?f a cg:SkinFinding ; cg:inCase ?c . ?c a cg:NoSuchClass }",
                "SELECT * { ?any ?how cg:Glossitis . ?f a cg:Glossitis ; cg:inCase ?c ; ?p ?o . ?c a cg:Case }",
                "SELECT ?up ?down { ?f a cg:Glossitis ; a ?t . ?t rdfs:subClassOf+ ?up . ?down rdfs:subClassOf* ?t }",
                "SELECT ?f ?x { ?f a cg:Glossitis . ?x (cg:inCase|cg:statedIn|^cg:statedIn)+ ?x . ?f cg:inCase ?x }",
                "SELECT ?g ?f { GRAPH ?g { ?f a cg:Finding FILTER NOT EXISTS { ?f a cg:Symptom } } }",
                "SELECT ?g ?t { ?f a cg:Glossitis GRAPH ?g { ?f a ?t } }",
                "SELECT ?g ?g2 { GRAPH ?g { ?f a cg:Glossitis } GRAPH ?g2 { ?f cg:inCase ?c } }",
                "SELECT ?f FROM cg:nothing { ?f a cg:Finding }",
                "SELECT * FROM NAMED <https://w3id.org/casegraph/case/wang-2022> { GRAPH ?g { ?f a cg:Glossitis } }",
                "SELECT * FROM <https://w3id.org/casegraph/case/wang-2022> { ?f a ?t ; ?p ?o }",
                "DESCRIBE ?f { ?f a cg:Glossitis }",
                "CONSTRUCT { ?f a ?t } { ?f cg:inCase ?c ; a ?t . ?t rdfs:subClassOf cg:Symptom }",
                "SELECT ?o { ?s rdfs:subClassOf ?o FILTER(!isBlank(?o)) }",
                "SELECT (COUNT(?o) AS ?n) { ?s rdfs:subClassOf ?o FILTER(isBlank(?o)) }",
                "SELECT ?c ?e { ?c a cg:Case BIND(EXISTS { ?f cg:inCase ?c ; a cg:Glossitis } AS ?e) }",
                "SELECT ?c { ?c a cg:Case FILTER(EXISTS { ?f cg:inCase ?c ; a ?t FILTER(?t = cg:Glossitis && RAND() < 2) }) }",
                "SELECT ?f ?l ?p { ?f a cg:Finding OPTIONAL { ?f cg:statedIn ?p OPTIONAL { ?p cg:noSuch ?n } } OPTIONAL {"
                        + " ?f rdfs:label ?l FILTER(LANG(?l) = 'en' && BOUND(?p)) } }",
                "SELECT ?f { VALUES ?v { 1 'none' } ?f a cg:Finding FILTER EXISTS { ?f a ?t FILTER(?v = 1) } }",
                "SELECT ?t { ?f a cg:Glossitis ; a ?t . ?t rdfs:subClassOf* cg:Finding }",
                "SELECT ?f ?e { ?f a cg:Finding OPTIONAL { ?f a cg:Glossitis BIND(true AS ?g) } BIND(EXISTS { ?f a"
                        + " cg:SkinFinding FILTER(!BOUND(?g)) } AS ?e) }",
                "SELECT ?f { ?f a cg:Finding FILTER NOT EXISTS { ?f cg:inCase ?c ; a cg:Symptom FILTER NOT EXISTS { ?c"
                        + " cg:readWhole ?part } } }",
                "SELECT ?f { ?f a cg:Finding ; cg:inCase ?c FILTER NOT EXISTS { ?o cg:inCase ?c ; a cg:SkinFinding FILTER"
                        + " NOT EXISTS { ?f cg:statedIn ?p . ?o cg:statedIn ?p } } }",
                "SELECT ?f ?k { VALUES ?k { cg:Glossitis cg:SkinFinding cg:Finding } ?f a cg:Finding FILTER EXISTS { ?f"
                        + " cg:statedIn ?p . ?o cg:statedIn ?p ; a ?k FILTER(?o != ?f) } }",
                "SELECT ?f ?e ?k { VALUES ?k { 'made' 'other' } ?f a cg:Finding BIND(EXISTS { ?f cg:statedIn ?p . ?p"
                        + " cg:quote ?q FILTER(?k = 'made' || NOT EXISTS { ?f a cg:Symptom }) } AS ?e) }",
                "SELECT ?f ?e ?k { VALUES ?k { 'made' cg:Glossitis } ?f a cg:Finding BIND(EXISTS { ?f a ?k } AS ?e) }",
                "SELECT ?f ?e { ?f a cg:Finding BIND(STR(?f) AS ?k) BIND(EXISTS { ?f a cg:Symptom ; cg:inCase ?c"
                        + " FILTER(?k != 'made' && ?k != STR(?c)) } AS ?e) }",
                "SELECT ?f ?e { ?f a cg:Finding BIND(STR(?f) AS ?k) BIND(EXISTS { ?f a cg:Symptom FILTER(?k != 'x') }"
                        + " AS ?e) }",
                "SELECT ?s ?o { ?s cg:lower 800 ; ?p ?o }",
                "SELECT ?s { ?s cg:lower 800.0 }",
                "SELECT ?d ?t (COUNT(DISTINCT ?c) AS ?n) { ?x a cg:FinalDiagnosis ; cg:concludes ?d ; cg:inCase ?c . ?f a"
                        + " cg:Finding , ?t ; cg:inCase ?c } GROUP BY ?d ?t",
                "SELECT ?t ?l (COUNT(DISTINCT ?c) AS ?n) { ?f a cg:Finding , ?t ; cg:inCase ?c . ?t rdfs:label ?l }"
                        + " GROUP BY ?t ?l",
                "SELECT ?l ?t (COUNT(*) AS ?n) (COUNT(DISTINCT ?f) AS ?m) { ?f a cg:Symptom , ?t . ?t rdfs:label ?l }"
                        + " GROUP BY ?l ?t",
                "SELECT ?t ?u (COUNT(?f) AS ?n) { ?f a ?t ; cg:inCase ?c . ?t rdfs:subClassOf ?u } GROUP BY ?t ?u",
                "SELECT ?t ?l (COUNT(DISTINCT ?l) AS ?n) { ?f a cg:Symptom , ?t . ?t rdfs:label ?l } GROUP BY ?t ?l",
                "SELECT ?t ?u (COUNT(*) AS ?n) { ?f a ?t . ?t rdfs:subClassOf ?u . ?u rdfs:label ?l } GROUP BY ?t ?u",
                "SELECT ?t (COUNT(DISTINCT ?l) AS ?n) { ?f a ?t ; rdfs:label ?l } GROUP BY ?t",
                "SELECT ?t (COUNT(DISTINCT ?l) AS ?n) (COUNT(?f) AS ?m) { ?f a ?t ; rdfs:label ?l } GROUP BY ?t",
                "SELECT (COUNT(DISTINCT ?t) AS ?n) (COUNT(DISTINCT ?c) AS ?m) { ?f cg:inCase ?c ; a ?t }",
                "SELECT ?t { ?f a ?t ; cg:inCase ?c } GROUP BY ?t",
                "SELECT (COUNT(*) AS ?n) { ?f a cg:Finding FILTER NOT EXISTS { ?f a cg:Symptom } }",
                "SELECT (COUNT(*) AS ?n) (COUNT(*) AS ?m) { { SELECT DISTINCT ?t { ?f a ?t } } }",
                "SELECT (COUNT(*) AS ?n) { ?f a cg:NoSuchClass FILTER(?f != 1) }",
                "SELECT (COUNT(*) AS ?n) { { SELECT ?c (STRLEN(?l) AS ?m) { ?f a cg:Finding ; cg:inCase ?c"
                        + " OPTIONAL { ?f rdfs:label ?l } } ORDER BY ?m ?c } }",
                "SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT ?c ?m { ?f a cg:Finding ; cg:inCase ?c"
                        + " BIND(STRLEN(STR(?f)) AS ?k) BIND(?k > 60 AS ?m) OPTIONAL { ?f cg:grade ?k } } ORDER BY ?c } }",
                "SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT ?d ?k { ?f a cg:Finding BIND(IRI(STRBEFORE(STR(?f), '#'))"
                        + " AS ?d) OPTIONAL { ?d a ?k } } ORDER BY ?d } }",
                "SELECT (COUNT(*) AS ?n) { ?c a cg:Case { SELECT ?c { ?f cg:inCase ?c BIND(STR(?f) AS ?t) } ORDER BY ?t } }",
                "SELECT ?f ?t { ?f a ?t ; cg:inCase ?c . ?t rdfs:subClassOf* cg:SkinFinding }",
                "SELECT ?f ?t { ?f a ?t ; cg:inCase ?c . cg:Glossitis rdfs:subClassOf* ?t }",
                "SELECT ?f { ?f a ?t ; cg:inCase ?c . ?t rdfs:subClassOf+ <urn:x-no:class> }",
                "SELECT ?f { ?f a ?t ; cg:inCase ?c . ?t rdfs:subClassOf/rdfs:subClassOf? cg:Symptom ; rdfs:label ?l"
                        + " FILTER(LANG(?l) = 'en') }",
                "SELECT ?a ?g ?s { ?a ?g ?s ; cg:inCase ?c ; cg:assesses ?b . FILTER(?g IN (cg:grade, cg:derivedGrade)) }",
                "SELECT ?x ?c { { ?x ?p cg:Finding FILTER(!BOUND(?c)) } ?x cg:inCase ?c }",
                "SELECT ?x ?l { ?x rdfs:label ?l FILTER(CONTAINS(LCASE(?l), 'gluc')) FILTER(STRLEN(?l) > 12) }",
                "SELECT ?x ?l { ?x rdfs:label ?l FILTER(REGEX(?l, 'gluc|^seiz', 'i')) FILTER(!CONTAINS(?l, 'o')) }",
                "SELECT ?x ?l { ?x ?p ?l FILTER(STRSTARTS(UCASE(STR(?l)), 'P') && REGEX(STR(?l), 'n$')) }",
                "SELECT ?x ?o { ?x ?p ?o FILTER(?o > 20) FILTER(LANG(?o) != 'en' || ?o = 30) }",
                "SELECT ?x { VALUES ?v { 1 'none' } ?x rdfs:label ?l FILTER(STR(?v) = 'none') FILTER(?v != ?l) }",
                "SELECT ?f ?v ?l { VALUES ?v { 1 'none' } ?f a cg:Finding"
                        + " OPTIONAL { ?f rdfs:label ?l FILTER(ISLITERAL(?v) && STR(?v) = 'none') } }",
                "SELECT ?f ?n { ?f a cg:Finding OPTIONAL { ?f rdfs:label ?l BIND(STRLEN(?l) AS ?n) FILTER(?n > 9) } }",
                "SELECT ?f ?n { ?f a cg:Finding OPTIONAL { ?f cg:inCase ?c . BIND(1 / 0 AS ?n) BIND(?n AS ?m) } }",
                "SELECT ?f ?k { VALUES ?k { cg:Glossitis cg:Finding } ?f a ?k"
                        + " OPTIONAL { ?f a cg:Finding BIND(cg:Finding AS ?k) } }",
                "SELECT ?f { ?f a cg:Finding ; rdfs:label ?l } ORDER BY STRLEN(?l) ?l",
                "SELECT DISTINCT ?c { ?f a cg:Finding ; cg:inCase ?c BIND('x' AS ?y) } ORDER BY ?y DESC(?c)",
                "SELECT ?c ?n { { SELECT ?c (COUNT(?f) AS ?n) { ?f cg:inCase ?c } GROUP BY ?c ORDER BY ?n } }",
                "SELECT ?f ?c { ?f a cg:Finding ; cg:inCase ?c VALUES ?c { UNDEF }"
                        + " VALUES (?f ?z) { (UNDEF 1) (UNDEF 2) } }",
                "SELECT ?f ?t ?n { ?f a cg:Finding ; a ?t OPTIONAL { SELECT ?f ?t (COUNT(*) AS ?n) { ?f a ?t ; ?p ?o"
                        + " FILTER(?t IN (cg:Finding, cg:Symptom)) } GROUP BY ?f ?t } }",
                "SELECT * { ?f a cg:Finding OPTIONAL { SELECT DISTINCT ?f ?k ?l { ?f a cg:Symptom ; a ?k OPTIONAL { ?f cg:span ?l }"
                        + " } } }",
                "SELECT * { VALUES ?t { cg:Finding <urn:x-no:class> } ?f a cg:Glossitis"
                        + " OPTIONAL { SELECT ?t (1 AS ?n) { VALUES ?t { <urn:x-no:class> cg:Finding } } } }",
                "SELECT * { ?f a cg:Glossitis OPTIONAL { SELECT ?f ?n { VALUES (?f ?n) { (UNDEF 1) (UNDEF 2) } } LIMIT 9 } }",
                "SELECT * { ?f a cg:Finding OPTIONAL { ?f cg:grade ?l } OPTIONAL { SELECT ?f ?l (COUNT(*) AS ?n)"
                        + " { ?f ?p ?o OPTIONAL { ?f cg:grade ?l } } GROUP BY ?f ?l } }",
                "SELECT ?f ?l ?n { VALUES ?t { cg:Glossitis } ?f a cg:Finding ; cg:inCase ?c OPTIONAL { ?c rdfs:label ?l"
                        + " FILTER(LANG(?l) = 'en') } OPTIONAL { ?t rdfs:label ?n } OPTIONAL { ?t cg:noSuch ?m } }",
                "SELECT ?f ?y { ?f a cg:SkinFinding ; cg:inCase ?c OPTIONAL { ?y cg:inCase ?c ; a cg:Finding } }",
                "SELECT ?c ?i ?j { ?f a cg:Finding ; cg:inCase ?c BIND(STR(?f) AS ?k) BIND(IRI(SUBSTR(?k, 1)) AS ?i)"
                        + " BIND(IRI(CONCAT(?k, '/../x y')) AS ?j) OPTIONAL { ?i cg:statedIn ?p } }",
                "SELECT ?x ?y { ?x ?p ?y FILTER(?p = cg:assesses) FILTER NOT EXISTS { ?x a cg:NoSuchClass } ?x cg:inCase ?c }"
            })
    void whatIsNotStoredByItselfIsThereInEveryPlace(String query) {
        String text =
                "PREFIX cg: <" + CG.NS + "> PREFIX owl: <" + OWL.NS + "> PREFIX rdfs: <" + RDFS.uri + "> " + query;
        Query read = QueryFactory.create(text);

        assertEquals(rows(memory, read, PATIENCE), rows(columns, read, PATIENCE));
    }

    @Test
    void aSampleOfQueriesOfEveryFormHasTheSameRows() {
        assertSame(50, 14);
    }

    @Test
    @Tag("long")
    void thousandsOfQueriesOfEveryFormHaveTheSameRows() {
        assertSame(Integer.getInteger("column-queries", 6000), Long.getLong("column-queries.seed", 1));
    }

    private static void assertSame(int number, long seed) {
        RandomQueries some =
                new RandomQueries(inMemory.getDefaultGraph(), Iter.toList(inMemory.listGraphNodes()), seed);
        int withRows = 0;
        for (int i = 0; i < number; i++) {
            String text = some.next();
            withRows += assertSameAsPlain(text) ? 1 : 0;
        }
        int answered = withRows;
        // On a busy machine some are given up in memory, and say nothing.
        assertTrue(withRows > number / 3, () -> "only " + answered + " have rows");
    }

    /** As Jena answers without anything of ours, too; whether there are rows, but not too many. */
    private static boolean assertSameAsPlain(String text) {
        Query query = QueryFactory.create(text);
        Optional<List<String>> expected = plain.to(query);
        if (expected.isEmpty()) {
            return false;
        }
        for (GuardedQueries ours : List.of(memory, columns)) {
            List<String> found =
                    assertDoesNotThrow(() -> rows(ours, query, PATIENCE), text).orElse(List.of("too many"));
            if (query.hasOrderBy() && String.join("", found).contains("_:")) {
                assertEquals(expected.get().size(), found.size(), text);
            } else {
                assertEquals(String.join("\n", expected.get()), String.join("\n", found), text);
            }
        }
        return !expected.get().isEmpty();
    }

    /** Whether there are rows, but not too many. */
    private static boolean assertSame(Query query, String what) {
        Optional<List<String>> expected = expected(query);
        if (expected.isEmpty()) {
            return false;
        }
        Optional<List<String>> found = assertDoesNotThrow(() -> rows(columns, query, PATIENCE), what);
        assertEquals(String.join("\n", expected.get()), String.join("\n", found.orElse(List.of("too many"))), what);
        return !expected.get().isEmpty();
    }

    /** Empty where there are too many, or they take too long there. */
    private static Optional<List<String>> expected(Query query) {
        try {
            return rows(memory, query, SHORT);
        } catch (Refusal late) {
            return Optional.empty();
        }
    }

    /** In the order that is asked for; blank nodes have other names. */
    private static Optional<List<String>> rows(GuardedQueries queries, Query query, Duration time) {
        return queries.run(query, time, execution -> PlainAnswers.rows(execution, query, MOST_ROWS));
    }
}
