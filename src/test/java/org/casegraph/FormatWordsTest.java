package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.casegraph.query.AnswerFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every word that a client may give as a format, for each kind of answer, as {@code format-words.psv} lists them. */
@ExtendWith(SharedProject.class)
class FormatWordsTest {
    private static final Path WORDS = Path.of("src/test/resources/format-words.psv");
    private static final List<String> ROWS = List.of("SELECT * { VALUES ?x { 1 } }", "ASK {}");
    private static final List<String> GRAPHS = List.of(
            "CONSTRUCT WHERE { <https://w3id.org/casegraph/ontology#Glossitis> a ?type }",
            "DESCRIBE <https://w3id.org/casegraph/ontology#Glossitis>");

    private static ServedProject served;

    @BeforeAll
    static void read(ServedProject shared) {
        served = shared;
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/format-words.psv", delimiter = '|', numLinesToSkip = 1)
    void aWordMeansTheRightFormatForTheKindOfAnswer(String word, String rows, String graph) {
        String wanted = "format=" + encode(word);
        ROWS.forEach(query -> assertAnswers(rows, "/sparql?" + wanted + "&query=" + encode(query), "*/*"));
        GRAPHS.forEach(query -> assertAnswers(graph, "/sparql?" + wanted + "&query=" + encode(query), "*/*"));
        assertAnswers(graph, "/ontology/Glossitis?" + wanted, "*/*");
    }

    /** So that no name is given to a format without a row of the table. */
    @Test
    void everyNameOfEveryFormatIsInTheTable() throws IOException {
        Set<String> listed = Files.readAllLines(WORDS).stream()
                .map(line -> line.split("\\|", 2)[0].strip())
                .collect(Collectors.toSet());
        Set<String> missing = Stream.of(AnswerFormat.values())
                .filter(format -> format != AnswerFormat.TABLE)
                .flatMap(format -> format.names().stream())
                .filter(name -> !listed.contains(name))
                .collect(Collectors.toSet());

        assertEquals(Set.of(), missing);
    }

    /** They are too long to be written for each word. */
    @Test
    void theOntologyAndACaseComeInEveryFormatOfGraphs() {
        for (AnswerFormat format : AnswerFormat.ofGraphs()) {
            assertAnswers(format.mediaType(), "/ontology?output=" + format.shortName(), "*/*");
            assertAnswers(format.mediaType(), "/case/wang-2022?results=" + format.shortName(), "*/*");
        }
    }

    @Test
    void anUnknownWordLeavesItToAccept() {
        String rows = "/sparql?format=excel&query=" + encode(ROWS.get(0));

        assertAnswers("text/csv", rows, "text/csv");
        assertAnswers("application/rdf+xml", "/case/wang-2022?output=auto", "application/rdf+xml");
        assertAnswers("text/html", "/case/wang-2022?format=auto", "text/html");
        assertAnswers("none", rows, "image/png");
    }

    /** SPARQLWrapper 1.8.5 sends this when nothing is set. */
    @Test
    void theDefaultsOfSparqlWrapperAreAnswered() {
        String wanted = "&format=xml&output=xml&results=xml";

        assertAnswers("application/rdf+xml", "/sparql?query=" + encode(GRAPHS.get(0)) + wanted, "application/rdf+xml");
        assertAnswers("application/rdf+xml", "/sparql?query=" + encode(GRAPHS.get(1)) + wanted, "application/rdf+xml");
        assertAnswers(
                "application/sparql-results+xml",
                "/sparql?query=" + encode(ROWS.get(0)) + wanted,
                "application/sparql-results+xml");
    }

    /** An unescaped plus sign is a blank in a query. */
    @Test
    void aPlusSignNeedsNoEscape() {
        assertAnswers("application/rdf+xml", "/case/wang-2022?format=rdf+xml", "*/*");
        assertAnswers("application/rdf+xml", "/case/wang-2022?format=application/rdf+xml", "*/*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/n3", "application/n-quads", "application/trig", "application/n-triples"})
    void everyFormatOfGraphsComesByAcceptAndIsReadAgain(String mediaType) {
        String path = "/case/wang-2022";
        HttpResponse<byte[]> response = served.get(path, mediaType);
        DatasetGraph read = DatasetGraphFactory.create();

        assertAnswers(mediaType, path, mediaType);
        RDFParser.fromString(ServedProject.text(response), RDFLanguages.contentTypeToLang(mediaType))
                .parse(read);
        boolean hasNames = mediaType.equals("application/n-quads") || mediaType.equals("application/trig");
        assertEquals(
                hasNames ? 1 : 0,
                Stream.of(read.listGraphNodes())
                        .filter(names -> names.hasNext())
                        .count());
        assertTrue(read.stream().count() > 1000, "quads: " + read.stream().count());
    }

    /** @param mediaType none for 406 */
    private static void assertAnswers(String mediaType, String path, String accept) {
        HttpResponse<byte[]> response = served.get(path, accept);
        String given = response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];

        if (mediaType.equals("none")) {
            assertEquals(406, response.statusCode(), path);
        } else {
            assertEquals(200, response.statusCode(), path);
            assertEquals(mediaType, given, path);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
