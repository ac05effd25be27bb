package org.casegraph.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.query.QueryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever writes a query that is none is told what to do, not what the parser would have taken. */
class MalformedQueryTest {
    /** A mistake, its line and column, and what is told; ⏎ is a line break and ⍽ a blank of a web page. */
    private static final Path MISTAKES = Path.of("src/test/resources/query/sparql-mistakes.tsv");

    private static final String PREFIXES =
            """
            PREFIX cg: <https://w3id.org/casegraph/ontology#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            """;

    /** Of the words of all questions, which are left out one by one, doubled, or made the last. */
    private static final int EACH = 37;

    static Stream<Arguments> mistakes() throws IOException {
        return Files.readAllLines(MISTAKES).stream()
                .map(line -> line.replace('⏎', '\n').replace('⍽', '\u00a0').split("\t"))
                .map(row -> Arguments.of(row[0], row[1], row[2]));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void eachMistakeIsToldAtItsPlaceWithItsRemedy(String text, String place, String told) {
        boolean hasPrologue = text.isBlank() || text.matches("(?is)(@?prefix|base)\\b.*");
        MalformedQuery malformed = malformed(hasPrologue ? text : PREFIXES + text);

        assertEquals(told, malformed.what() + ". " + malformed.advice() + ".");
        assertEquals(place, malformed.line() + ":" + malformed.column());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * {?s rdfs:label ?l} | Prefix rdfs: is not declared"
                        + " | Write PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> above the query",
                "SELECT * {?s a <u:c> ; nope:p ?l} | Prefix nope: is not declared"
                        + " | Declare it with PREFIX nope: <…> above the query",
                "prefix rdfs: <u:> SELECT * { ?s rdfs:label } | The triple ?s rdfs:label has no value"
                        + " | Write one, or a variable, behind the property",
                "SELECT * {?s <u:p> \"a\"@en@de} | @de cannot stand here | Mend it as SPARQL 1.2",
            })
    void aPrefixThatIsNotDeclaredIsNamedWithItsAddress(String text, String what, String advice) {
        MalformedQuery malformed = malformed(text);

        assertEquals(what, malformed.what());
        assertEquals(advice, malformed.advice());
    }

    @Test
    void anUpdateIsOne() {
        assertTrue(malformed("INSERT DATA {<a:a> <a:b> 1}").isUpdate());
        assertFalse(malformed("SELECT").isUpdate());
    }

    @Test
    void ofNoBrokenQuestionIsTheParsersOwnTextShown() {
        List<String> shown = new ArrayList<>();
        int turn = 0;
        for (String question : ProjectFiles.under("queries/questions", ".rq").values()) {
            for (QueryWord word : QueryWord.of(question)) {
                if (turn++ % EACH != 0) {
                    continue;
                }
                for (String text : List.of(
                        question.substring(0, word.start()),
                        question.substring(0, word.start()) + question.substring(word.end()),
                        question.substring(0, word.start()) + word.text() + " " + question.substring(word.start()))) {
                    told(text)
                            .filter(told -> isParsers(told, text))
                            .map(told -> told + " OF " + text)
                            .forEach(shown::add);
                }
            }
        }
        assertEquals(List.of(), shown);
        assertTrue(turn > 1000, turn + " words");
    }

    private static boolean isParsers(MalformedQuery told, String text) {
        return told.what().matches("(?s).*(Encountered|Lexical|legal|in-scope|prefix \").*")
                || told.line() < 1
                || told.line() > text.lines().count() + 1;
    }

    private static Stream<MalformedQuery> told(String text) {
        try {
            SparqlVersion.LATEST.parse(text);
            return Stream.empty();
        } catch (QueryException e) {
            return Stream.of(MalformedQuery.of(text, e, SparqlVersion.LATEST));
        }
    }

    private static MalformedQuery malformed(String text) {
        QueryException e = assertThrows(QueryException.class, () -> SparqlVersion.LATEST.parse(text), text);
        return MalformedQuery.of(text, e, SparqlVersion.LATEST);
    }
}
