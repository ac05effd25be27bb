package org.casegraph.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.expr.aggregate.AggregateRegistry;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionListTest {
    private static final String SPARQL = "http://www.w3.org/ns/sparql#";
    private static final String MATH = "http://www.w3.org/2005/xpath-functions/math#";
    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

    /** With how many of the values each is paired where a function takes two; with all in the profile long. */
    private static final String PARTNERS = System.getProperty("hostile.partners", "all");

    private static final boolean WHOLE = PARTNERS.equals("all");

    /** The digits of a number: each is read once for each function. */
    private static final int DIGITS = WHOLE ? 4_000 : 400;

    /** None of them is too much by its length alone. */
    private static final List<String> HOSTILE = List.of(
            "UNDEF",
            "<http://x>",
            "\"\"",
            "\"a\"@en",
            "\"a\"@ar--rtl",
            "<<( <http://x> <http://y> <<( <http://x> <http://y> \"z\" )>> )>>",
            "\"^(a+)+\\\\1$\"",
            "\"" + "a".repeat(60) + "!\"",
            "\"%999999999d\"",
            "2000000000",
            "-2000000000",
            "9".repeat(DIGITS),
            "-0." + "0".repeat(DIGITS) + "1",
            "1.5",
            "1e300",
            typed("NaN", "double"),
            typed("-INF", "float"),
            typed("0", "boolean"),
            typed("x", "integer"),
            typed("-9999-12-31T24:00:00+14:00", "dateTime"),
            typed("999999999-01-01", "date"),
            typed("23:59:59.999999999999999999", "time"),
            typed("PT9999999999999999S", "dayTimeDuration"),
            typed("-P999999999Y", "yearMonthDuration"),
            typed("--02-29", "gMonthDay"),
            "\"[1, [2]]\"^^<http://w3id.org/awslabs/neptune/SPARQL-CDTs/List>",
            "\"<a>&b;</a>\"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral>");

    private static final Map<String, Integer> FEWEST_ARGUMENTS = Map.ofEntries(
            Map.entry("STR", 1),
            Map.entry("LANG", 1),
            Map.entry("DATATYPE", 1),
            Map.entry("IRI", 1),
            Map.entry("BNODE", 1),
            Map.entry("ABS", 1),
            Map.entry("CEIL", 1),
            Map.entry("FLOOR", 1),
            Map.entry("ROUND", 1),
            Map.entry("STRLEN", 1),
            Map.entry("UCASE", 1),
            Map.entry("LCASE", 1),
            Map.entry("ENCODE_FOR_URI", 1),
            Map.entry("YEAR", 1),
            Map.entry("MONTH", 1),
            Map.entry("DAY", 1),
            Map.entry("HOURS", 1),
            Map.entry("MINUTES", 1),
            Map.entry("SECONDS", 1),
            Map.entry("TIMEZONE", 1),
            Map.entry("TZ", 1),
            Map.entry("MD5", 1),
            Map.entry("SHA1", 1),
            Map.entry("SHA256", 1),
            Map.entry("SHA384", 1),
            Map.entry("SHA512", 1),
            Map.entry("isNumeric", 1),
            Map.entry("isLiteral", 1),
            Map.entry("isIRI", 1),
            Map.entry("isBlank", 1),
            Map.entry("-", 1),
            Map.entry("!", 1),
            Map.entry("CONTAINS", 2),
            Map.entry("STRSTARTS", 2),
            Map.entry("STRENDS", 2),
            Map.entry("STRBEFORE", 2),
            Map.entry("STRAFTER", 2),
            Map.entry("LANGMATCHES", 2),
            Map.entry("STRDT", 2),
            Map.entry("STRLANG", 2),
            Map.entry("sameTerm", 2),
            Map.entry("SUBSTR", 2),
            Map.entry("CONCAT", 2),
            Map.entry("COALESCE", 2),
            Map.entry("REGEX", 2),
            Map.entry("IF", 3),
            Map.entry("REPLACE", 3),
            Map.entry("SHA224", 1),
            Map.entry("URI", 1),
            Map.entry("isURI", 1),
            Map.entry("sameValue", 2),
            Map.entry("hasLang", 1),
            Map.entry("hasLangDir", 1),
            Map.entry("LANGDIR", 1),
            Map.entry("STRLANGDIR", 3),
            Map.entry("TRIPLE", 3),
            Map.entry("SUBJECT", 1),
            Map.entry("PREDICATE", 1),
            Map.entry("OBJECT", 1),
            Map.entry("isTRIPLE", 1),
            Map.entry("NOW", 0),
            Map.entry("RAND", 0),
            Map.entry("UUID", 0),
            Map.entry("STRUUID", 0));

    /** Words of the grammar that call no function, or one that takes no value. */
    private static final Set<String> NO_FUNCTIONS = Set.of(
            "A",
            "BASE",
            "PREFIX",
            "VERSION",
            "SELECT",
            "DISTINCT",
            "REDUCED",
            "DESCRIBE",
            "CONSTRUCT",
            "ASK",
            "LIMIT",
            "OFFSET",
            "ORDER",
            "BY",
            "VALUES",
            "UNDEF",
            "ASC",
            "DESC",
            "NAMED",
            "FROM",
            "WHERE",
            "AND",
            "GRAPH",
            "OPTIONAL",
            "UNION",
            "MINUS",
            "BIND",
            "SERVICE",
            "EXISTS",
            "NOT",
            "AS",
            "GROUP",
            "HAVING",
            "SEPARATOR",
            "AGG",
            "COUNT",
            "MIN",
            "MAX",
            "SUM",
            "AVG",
            "SAMPLE",
            "GROUP_CONCAT",
            "FILTER",
            "BOUND",
            "IN",
            "TRUE",
            "FALSE",
            "DATA",
            "INSERT",
            "DELETE",
            "LOAD",
            "CLEAR",
            "CREATE",
            "ADD",
            "MOVE",
            "COPY",
            "META",
            "SILENT",
            "DROP",
            "INTO",
            "TO",
            "DEFAULT",
            "ALL",
            "WITH",
            "USING");

    private static final QueryGate GATE = new QueryGate(Limits.standard().withDeadline(Duration.ofSeconds(20)));
    private static final GuardedQueries QUERIES =
            new GuardedQueries(DatasetGraphFactory.create(), GATE, ServiceAllowList.NOBODY);

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void whatJenaRegistersIsListedOrRefused() throws ReflectiveOperationException {
        assertEquals(
                Set.of(),
                registered().stream()
                        .filter(iri -> FunctionList.ours().find(iri).isEmpty())
                        .collect(Collectors.toSet()));
    }

    @Test
    void sparqlsOwnOperatorsDoNotRunByIri() throws ReflectiveOperationException {
        List<String> again =
                registered().stream().filter(iri -> iri.startsWith(SPARQL)).toList();

        assertTrue(again.size() > 60, again.toString());
        again.forEach(iri -> assertRefused(
                "Function refused",
                "The function <" + iri + "> is not offered. Write the keyword or operator of SPARQL.",
                "SELECT (<" + iri + ">(1) AS ?x) {}"));
    }

    @TestFactory
    Stream<DynamicTest> whatIsRegisteredAnswersOrIsRefusedWhateverItIsGiven() throws ReflectiveOperationException {
        return registered().stream()
                .map(iri -> DynamicTest.dynamicTest(iri, () -> {
                    for (int arguments = 0; arguments <= 2; arguments++) {
                        call("<" + iri + ">", arguments);
                    }
                    asPredicate(iri);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatSparqlHasAWordForAnswersOrIsRefusedWhateverItIsGiven() {
        return FEWEST_ARGUMENTS.entrySet().stream()
                .map(word -> DynamicTest.dynamicTest(word.getKey(), () -> call(word.getKey(), word.getValue())));
    }

    @Test
    void eachWordOfTheGrammarThatCallsAFunctionIsTried() {
        Set<String> words = Stream.of(SPARQLParser12Constants.tokenImage)
                .filter(image -> image.matches("\"[A-Za-z_0-9]+\""))
                .map(image -> image.replace("\"", "").toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(words.containsAll(Set.of("TRIPLE", "LANGDIR", "CONCAT")), words.toString());

        words.removeAll(NO_FUNCTIONS);
        FEWEST_ARGUMENTS.keySet().forEach(word -> words.remove(word.toUpperCase(Locale.ROOT)));

        assertEquals(Set.of(), words);
    }

    @ParameterizedTest
    @CsvSource({
        "'TRIPLE(?b0, <urn:p>, ?b0)', 2",
        "'<<( ?b0 <urn:p> ?b0 )>>', 2",
        "'IF(true, <<( ?b0 <urn:p> ?b0 )>>, 1)', 2",
        "'COALESCE(<<( <urn:s> <urn:p> <<( ?b0 <urn:p> ?b0 )>> )>>)', 2",
        "'<<( <urn:s> <urn:p> ?b0 )>>', 41"
    })
    void aTripleTermHoldsAnotherOnlyOnce(String term, int bound) {
        StringBuilder query = new StringBuilder("SELECT * { BIND(<urn:o> AS ?b0)");
        for (int i = 1; i <= 40; i++) {
            query.append(" BIND(").append(term.replace("?b0", "?b" + (i - 1))).append(" AS ?b" + i + ")");
        }
        query.append(" }");

        Binding row = QUERIES.run(
                QUERIES.parse(query.toString()).query(),
                execution -> execution.select().next());

        assertEquals(bound, row.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (SAMPLE(<<( ?t <urn:p> ?t )>>) AS ?x) { BIND(<<( <urn:s> <urn:p> 1 )>> AS ?t) }",
                "SELECT ?x { BIND(<<( <urn:s> <urn:p> 1 )>> AS ?t) } GROUP BY (<<( ?t <urn:p> 1 )>> AS ?x)",
                "SELECT (<<( ?t <urn:p> 1 )>> AS ?x) { BIND(<<( <urn:s> <urn:p> 1 )>> AS ?t) }",
                "SELECT (TRIPLE(1, <urn:p>, 1) AS ?x) {}",
                "SELECT (TRIPLE(<urn:s>, \"p\", 1) AS ?x) {}"
            })
    void whatIsNoTripleIsAnErrorOfTheExpression(String query) {
        assertEquals(List.of(""), answer(query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", "-", "*", "/", "=", "!=", "<", ">=", "&&", "||"})
    void anOperatorAnswersOrIsRefusedWhateverItIsGiven(String operator) {
        ends("SELECT ?x { " + tables(2) + " BIND(?v0 " + operator + " ?v1 AS ?x) } ORDER BY ?x");
        ends("SELECT ?x { " + tables(2) + " FILTER(?v0 " + operator + " ?v1) }");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUM", "AVG", "MIN", "MAX", "SAMPLE", "COUNT", "GROUP_CONCAT"})
    void anAggregateAnswersOrIsRefusedWhateverItIsGiven(String aggregate) {
        ends("SELECT (" + aggregate + "(?v0) AS ?x) { " + tables(1) + " }");
        ends("SELECT (" + aggregate + "(DISTINCT ?v0) AS ?x) { " + tables(2) + " } GROUP BY ?v1");
    }

    /** From a table, and as constants, which the optimiser computes: of one number of arguments in each build. */
    private static void call(String function, int arguments) {
        String variables = IntStream.range(0, arguments).mapToObj(i -> "?v" + i).collect(Collectors.joining(", "));
        ends("SELECT ?x { " + given(arguments) + " BIND(" + function + "(" + variables + ") AS ?x) }");
        if (arguments > 0 && (WHOLE || Math.floorMod(function.hashCode(), 2) == (arguments - 1) % 2)) {
            String rest = ", \"b\"".repeat(arguments - 1);
            ends(IntStream.range(1, HOSTILE.size())
                    .mapToObj(i -> "(" + function + "(" + HOSTILE.get(i) + rest + ") AS ?x" + i + ")")
                    .collect(Collectors.joining(" ", "SELECT ", " {}")));
        }
    }

    /** In one of the three places that a value can have, by turns; in each in the profile long. */
    private static void asPredicate(String iri) {
        List<String> places = List.of(
                "SELECT * { " + tables(1) + " ?v0 <" + iri + "> ?x }",
                "SELECT * { " + tables(1) + " ?x <" + iri + "> ?v0 }",
                "SELECT * { " + given(2) + " ?v0 <" + iri + "> (?v1 ?x 1e300) }");
        if (WHOLE) {
            places.forEach(FunctionListTest::ends);
        } else {
            ends(places.get(Math.floorMod(iri.hashCode(), places.size())));
        }
    }

    private static String given(int arguments) {
        return switch (arguments) {
            case 2 -> pairs();
            case 3 -> pairs() + " VALUES ?v2 { 2 \"rtl\" <http://x> }";
            default -> tables(arguments);
        };
    }

    /** Each value in each place, beside itself and others; seven and the number of values have no common divisor. */
    private static String pairs() {
        int all = HOSTILE.size();
        return IntStream.range(0, all * (WHOLE ? all : Integer.parseInt(PARTNERS)))
                .mapToObj(i -> "(" + HOSTILE.get(i % all) + " " + HOSTILE.get((i + 7 * (i / all)) % all) + ")")
                .collect(Collectors.joining(" ", "VALUES (?v0 ?v1) { ", " }"));
    }

    private static String tables(int columns) {
        return IntStream.range(0, columns)
                .mapToObj(i -> "VALUES ?v" + i + " { " + String.join(" ", HOSTILE) + " }")
                .collect(Collectors.joining(" "));
    }

    /** With an answer or a refusal, well within the deadline. */
    private static void ends(String query) {
        try {
            answer(query);
        } catch (Refusal e) {
            assertFalse(e.title().equals("Deadline passed"), query);
        } catch (RuntimeException e) {
            fail(query, e);
        }
    }

    @ParameterizedTest
    @CsvSource({"pow, 4900, 1000", "pow, 2, 2000000000", "pow, 2000, 3", "exp10, 1, 2000000000"})
    void aPowerOfTooManyDigitsIsAnErrorOfTheExpression(String function, int digits, String exponent) {
        String base = function.equals("pow") ? "9".repeat(digits) + "," : "";

        assertEquals(
                List.of("else"),
                answer("SELECT (COALESCE(<" + MATH + function + ">(" + base + exponent + "), \"else\") AS ?x) {}"));
    }

    @Test
    void aPowerWithinBoundsIsComputed() {
        assertEquals(List.of("1024"), answer("SELECT (<" + MATH + "pow>(2, 10) AS ?x) {}"));
        assertEquals(List.of("1000.0e0"), answer("SELECT (<" + MATH + "exp10>(3.0e0) AS ?x) {}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fn:round(\"NaN\"^^xsd:double, 2000000000)",
                "fn:round(1.5, 2000000000)",
                "fn:round-half-to-even(1.5, 2000000000)",
                "fn:hours-from-dateTime(<http://x>)",
                "fn:normalize-unicode(\"9\", <http://x>)",
                "fn:no-such-function(1)",
                "<http://jena.apache.org/ARQ/jsFunction#f>(1)",
                "<java:java.lang.System>(1)",
                "xsd:integer(\"x\")"
            })
    void aMistakeInAFunctionIsAnErrorOfTheExpression(String call) {
        assertEquals(
                List.of("else"),
                answer("PREFIX fn: <http://www.w3.org/2005/xpath-functions#> PREFIX xsd: <" + XSD
                        + "> SELECT (COALESCE(" + call + ", \"else\") AS ?x) {}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?b0 * ?b0", "-(?b0) * ABS(?b0)", "?b0 / 0.1 * ?b0"})
    void aNumberOfManyPlacesIsBoundedToo(String squared) {
        StringBuilder query = new StringBuilder("SELECT ?b40 { BIND(0.0000000001 AS ?b0)");
        for (int i = 1; i <= 40; i++) {
            query.append(" BIND(")
                    .append(squared.replace("?b0", "?b" + (i - 1)))
                    .append(" AS ?b")
                    .append(i)
                    .append(")");
        }

        assertRefused(
                "Number too long",
                "An expression makes a number of too many digits. Ask for smaller ones.",
                query.append(" }").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (X AS ?x) {}",
                "SELECT * { FILTER(X) }",
                "SELECT * { OPTIONAL { FILTER(X) } }",
                "SELECT * { BIND(1 AS ?y) MINUS { BIND(1 AS ?y) FILTER(X) } }",
                "SELECT * { FILTER EXISTS { BIND(X AS ?y) FILTER(?y) } }",
                "SELECT * { { SELECT (X AS ?x) {} } }",
                "SELECT (MAX(X) AS ?x) {}",
                "SELECT (GROUP_CONCAT(STR(X)) AS ?x) {}",
                "SELECT (COUNT(*) AS ?n) {} GROUP BY (X AS ?x)",
                "SELECT (COUNT(*) AS ?n) {} HAVING(X)",
                "SELECT ?n { VALUES ?n { 1 2 } } ORDER BY (X)",
                "SELECT (IF(X, 1, 2) AS ?x) {}",
                "SELECT (COALESCE(1/0, X) AS ?x) {}",
                "SELECT * { FILTER(1 IN (2, X)) }",
                "ASK { FILTER(X) }",
                "CONSTRUCT { <urn:a> <urn:b> ?x } { BIND(X AS ?x) }",
                "DESCRIBE ?x { BIND(X AS ?x) }"
            })
    void noPlaceInAQueryPassesTheGuards(String query) {
        assertThrows(Refusal.class, () -> answer(query.replace("X", "REGEX(\"ab\", \"a(?=b)\")")));
        assertThrows(Refusal.class, () -> answer(query.replace("X", "<" + SPARQL + "regex>(\"ab\", \"a(?=b)\")")));
    }

    @Test
    void whatChangesBetweenTwoAnswersIsSeenWhereverItStands() {
        assertTrue(QUERIES.parse("SELECT (MAX(ABS(1)) AS ?x) {}").facts().isStable());
        assertFalse(QUERIES.parse("SELECT (MAX(RAND()) AS ?x) {}").facts().isStable());
        assertFalse(
                QUERIES.parse("SELECT * { ?s ?p ?o } ORDER BY RAND()").facts().isStable());
        assertFalse(QUERIES.parse("SELECT (MAX(?y) AS ?x) { BIND(NOW() AS ?y) }")
                .facts()
                .isStable());
    }

    private static void assertRefused(String title, String message, String query) {
        Refusal refusal = assertThrows(Refusal.class, () -> answer(query));

        assertEquals(title, refusal.title());
        assertEquals(message, refusal.getMessage());
    }

    /** The values of the first column, empty where it is unbound. */
    private static List<String> answer(String query) {
        return QUERIES.run(QUERIES.parse(query).query(), FunctionListTest::values);
    }

    private static List<String> values(QueryExec execution) {
        if (execution.getQuery().isSelectType()) {
            RowSet rows = execution.select();
            return rows.stream()
                    .map(row -> row.get(rows.getResultVars().get(0)))
                    .map(node -> node == null ? "" : node.isLiteral() ? node.getLiteralLexicalForm() : node.toString())
                    .toList();
        }
        if (execution.getQuery().isAskType()) {
            return List.of(Boolean.toString(execution.ask()));
        }
        return execution.getQuery().isConstructType()
                ? List.of(execution.construct().toString())
                : List.of(execution.describe().toString());
    }

    /** All keys of Jena's registries of functions, property functions and aggregates. */
    private static Set<String> registered() throws ReflectiveOperationException {
        Set<String> registered = new TreeSet<>();
        FunctionRegistry.get().keys().forEachRemaining(registered::add);
        PropertyFunctionRegistry.get().keys().forEachRemaining(registered::add);
        Field aggregates = AggregateRegistry.class.getDeclaredField("registry");
        aggregates.setAccessible(true);
        ((Map<?, ?>) aggregates.get(null)).keySet().forEach(iri -> registered.add((String) iri));
        return registered;
    }

    private static String typed(String text, String type) {
        return "\"" + text + "\"^^<" + XSD + type + ">";
    }
}
