package org.casegraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.casegraph.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerTest {
    private static final String ROWS =
            """
            SELECT * {
              VALUES (?thing ?words) {
                (<https://w3id.org/casegraph/case/a-1#x> "naïve, \\"two\\"\\nlines"@en)
                (<https://w3id.org/casegraph/ontology#Finding> 3.5)
                (<http://example.org/β> UNDEF)
              }
            }
            """;

    private final DatasetGraph dataset = DatasetGraphFactory.create();

    @Test
    void aTableIsAlignedAndCounted() {
        assertEquals(
                """
                thing                   words
                ----------------------  ------------------
                a-1#x                   naïve, "two" lines
                cg:Finding              3.5
                <http://example.org/β>
                3 rows
                """,
                written(ROWS, AnswerFormat.TABLE));
    }

    /** Decimals are written by somebody and stand as they are; a double is computed. */
    @Test
    void aTableRoundsWhatIsComputedForReadingAndOtherFormatsKeepEveryDigit() {
        String doubles = "SELECT * { VALUES ?x { 19.84926751557798e0 9.154014288802483E-4 0.0e0 2.6818912267828654E-6"
                + " 1.5e12 1.0e0 0.123456789 } }";

        assertEquals(
                "x\n-----------\n19.85\n0.0009154\n0\n2.682e-06\n1.500e+12\n1\n0.123456789\n7 rows\n",
                written(doubles, AnswerFormat.TABLE));
        assertTrue(written(doubles, AnswerFormat.CSV).contains("9.154014288802483E-4"));
    }

    @Test
    void oneRowIsALineForEachColumnAndNoRowHasItsHeading() {
        assertEquals("a      1\nother  –\n1 row\n", written("SELECT (1 AS ?a) ?other {}", AnswerFormat.TABLE));
        assertEquals("a\n-\n0 rows\n", written("SELECT ?a { ?a ?b ?c }", AnswerFormat.TABLE));
    }

    @Test
    void aTableSaysOnceWhatEveryRowRepeatsAndShowsThingsByTheirLabels() {
        assertEquals(
                """
                case: a-1
                unit: –

                thing     size
                --------  ----
                a label   95
                cg:Liver  3.5
                2 rows
                """,
                written(
                        """
                        SELECT ?case ?thing ?thingLabel ?size ?unit {
                          VALUES (?case ?thing ?thingLabel ?size) {
                            (<https://w3id.org/casegraph/case/a-1> <https://w3id.org/casegraph/ontology#Liver> "a label" 95.0)
                            (<https://w3id.org/casegraph/case/a-1> <https://w3id.org/casegraph/ontology#Liver> UNDEF 3.50)
                          }
                        }
                        """,
                        AnswerFormat.TABLE));
    }

    @Test
    void rowsThatAreAllTheSameStayRows() {
        assertEquals("a\n-\n1\n1\n2 rows\n", written("SELECT ?a { VALUES ?a { 1 1 } }", AnswerFormat.TABLE));
    }

    @Test
    void aLongCellRunsOnAndIsNeverCut() {
        assertEquals(
                """
                n  words
                -  ------------------------------------------------
                1  one two three four five six seven eight nine ten
                   eleven
                2  short
                2 rows
                """,
                written(
                        """
                        SELECT * {
                          VALUES (?n ?words) {
                            (1 "one two three four five six seven eight nine ten eleven")
                            (2 "short")
                          }
                        }
                        """,
                        AnswerFormat.TABLE));
    }

    @Test
    void csvIsThatOfTheStandard() {
        assertEquals(
                "thing,words\r\n"
                        + "https://w3id.org/casegraph/case/a-1#x,\"naïve, \"\"two\"\"\nlines\"\r\n"
                        + "https://w3id.org/casegraph/ontology#Finding,3.5\r\n"
                        + "http://example.org/β,\r\n",
                written(ROWS, AnswerFormat.CSV));
    }

    @Test
    void tsvIsThatOfTheStandard() {
        assertEquals(
                "?thing\t?words\n"
                        + "<https://w3id.org/casegraph/case/a-1#x>\t\"naïve, \\\"two\\\"\\nlines\"@en\n"
                        + "<https://w3id.org/casegraph/ontology#Finding>\t3.5\n"
                        + "<http://example.org/β>\t\n",
                written(ROWS, AnswerFormat.TSV));
    }

    @Test
    void jsonIsThatOfTheStandard() {
        assertEquals(
                """
                { "head": {
                    "vars": [ "a" ]
                  } ,
                  "results": {
                    "bindings": [
                      {\s
                        "a": { "type": "literal" , "xml:lang": "fr" , "value": "é" }
                      }
                    ]
                  }
                }
                """,
                written("SELECT * { VALUES ?a { 'é'@fr } }", AnswerFormat.JSON));
    }

    @Test
    void xmlIsThatOfTheStandard() {
        assertEquals(
                """
                <?xml version="1.0"?>
                <sparql xmlns="http://www.w3.org/2005/sparql-results#">
                  <head>
                    <variable name="a"/>
                  </head>
                  <results>
                    <result>
                      <binding name="a">
                        <literal xml:lang="fr">é</literal>
                      </binding>
                    </result>
                  </results>
                </sparql>
                """,
                written("SELECT * { VALUES ?a { 'é'@fr } }", AnswerFormat.XML));
    }

    @Test
    void rowsAsTurtleAreTheResultSetVocabulary() {
        Graph graph = graph(written("SELECT * { VALUES ?a { 'é'@fr } }", AnswerFormat.TURTLE));
        Graph expected = graph(
                """
                PREFIX rs: <http://www.w3.org/2001/sw/DataAccess/tests/result-set#>
                [] a rs:ResultSet ; rs:resultVariable "a" ; rs:size "1"^^<http://www.w3.org/2001/XMLSchema#int> ;
                  rs:solution [ rs:binding [ rs:variable "a" ; rs:value "é"@fr ] ] .
                """);

        assertTrue(graph.isIsomorphicWith(expected), graph::toString);
    }

    @Test
    void aConstructedOrDescribedGraphIsTurtle() {
        String construct = "CONSTRUCT { <http://a> <http://b> 'é' } {}";
        Graph expected = graph("<http://a> <http://b> 'é' .");

        assertTrue(graph(written(construct, AnswerFormat.TURTLE)).isIsomorphicWith(expected));
        assertTrue(graph(written(construct, AnswerFormat.TABLE)).isIsomorphicWith(expected));
        dataset.getDefaultGraph().add(expected.find().next());
        assertTrue(graph(written("DESCRIBE <http://a>", AnswerFormat.TURTLE)).isIsomorphicWith(expected));
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "TSV", "JSON", "XML"})
    void aGraphIsNoRows(AnswerFormat format) {
        Problem problem = assertThrows(Problem.class, () -> written("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", format));

        assertEquals(
                format.shortName() + ": this format cannot hold the graph that the query makes. Use turtle.",
                problem.getMessage());
    }

    @Test
    void anAskIsTrueOrFalse() {
        assertEquals("false\n", written("ASK { ?s ?p ?o }", AnswerFormat.TABLE));
        assertEquals("?_askResult\ntrue\n", written("ASK {}", AnswerFormat.TSV));
        assertTrue(written("ASK {}", AnswerFormat.JSON).contains("\"boolean\" : true"));
        assertTrue(graph(written("ASK {}", AnswerFormat.TURTLE)).size() > 0);
    }

    @Test
    void noOtherServiceIsAsked() {
        Problem problem = assertThrows(
                Problem.class,
                () -> written("SELECT * { SERVICE <http://127.0.0.1:1/sparql> { ?s ?p ?o } }", AnswerFormat.CSV));

        assertEquals(
                "SERVICE: other endpoints are not asked. Ask them apart, or load their data as a source.",
                problem.getMessage());
    }

    @Test
    void formatsAreKnownByName() {
        assertEquals(Optional.of(AnswerFormat.CSV), AnswerFormat.named("CSV"));
        assertEquals(Optional.empty(), AnswerFormat.named("yaml"));
        Arrays.stream(AnswerFormat.values())
                .forEach(format -> assertEquals(Optional.of(format), AnswerFormat.named(format.shortName())));
    }

    private String written(String query, AnswerFormat format) {
        Query parsed = QueryFactory.create(query);
        return Fixture.answer(parsed, dataset, format);
    }

    private static Graph graph(String turtle) {
        return RDFParser.fromString(turtle, Lang.TURTLE).toGraph();
    }
}
