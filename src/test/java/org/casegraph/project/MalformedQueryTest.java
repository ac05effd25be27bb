package org.casegraph.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.query.QueryParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever writes a query that is none is told what to do, not what the parser would have taken. */
class MalformedQueryTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT DATA {<a:a> <a:b> 1} | This is an update | Only SELECT, ASK, CONSTRUCT and DESCRIBE are answered",
                "DELETE WHERE {?s ?p ?o} | This is an update | Only SELECT, ASK, CONSTRUCT and DESCRIBE are answered",
                "SELECT * {?s rdfs:label ?l} | Prefix rdfs: is not declared"
                        + " | Write PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> above the query",
                "SELECT * {?s a <u:c> ; nope:p ?l} | Prefix nope: is not declared"
                        + " | Declare it with PREFIX nope: <…> above the query",
                "SELECT * {?s ?p ?o LIMIT 3} | LIMIT cannot stand here | Write it behind the last closing brace",
                "SELECT * {?s ?p ?o order by ?s} | order cannot stand here | Write it behind the last closing brace",
                "SELECT * {?s ?p ?o | The query ends too early | Close each bracket and quotation mark",
                "SELECT * {?s ?p ?o}} | Encountered \" \"}\" \"} \"\" | Mend it as SPARQL 1.2",
            })
    void theRemedyFitsTheMistake(String text, String what, String advice) {
        MalformedQuery malformed = malformed(text);

        assertEquals(what, malformed.what());
        assertEquals(advice, malformed.advice());
    }

    @Test
    void thePlaceIsThatOfTheWordAtFault() {
        MalformedQuery malformed = malformed("SELECT *\n{ ?s rdfs:label ?l }");

        assertEquals(2, malformed.line());
        assertEquals(6, malformed.column());
    }

    @Test
    void aPrefixThatIsDeclaredIsNotSaidToBeMissing() {
        MalformedQuery malformed = malformed("prefix rdfs: <u:> SELECT * { ?s rdfs:label }");

        assertTrue(malformed.what().startsWith("Encountered"), malformed.what());
    }

    private static MalformedQuery malformed(String text) {
        QueryParseException e = assertThrows(QueryParseException.class, () -> SparqlVersion.LATEST.parse(text), text);
        return MalformedQuery.of(text, e, SparqlVersion.LATEST);
    }
}
