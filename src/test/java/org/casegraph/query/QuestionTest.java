package org.casegraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.casegraph.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionTest {
    private static final String HEADED =
            """
            #+ summary: Which things have a kind?
            #+ description: >-
            #+   A row is a thing.
            #+   Others are not here.
            #+ tags: [a, b]
            #+ parameters:
            #+   - name: kind
            #+     also: sort
            #+     description: the kind
            #+     choices: {finding: cg:Finding, other: http://example.org/Other}
            #+   - name: most
            #+     description: how many
            PREFIX cg: <https://w3id.org/casegraph/ontology#>
            SELECT * WHERE {
              VALUES ?_kind_iri { cg:Finding }
              VALUES ?_most_integer { UNDEF }
              VALUES ?_since_xsd_date { "1999-01-01"^^<http://www.w3.org/2001/XMLSchema#date> }
              VALUES ?_word { "no" }
              VALUES ?notAParameter { 1 }
              ?s a ?_kind_iri
            }
            """;

    @Test
    void headerAndValuesBlocksMakeTheQuestion() {
        Question question = Question.of("things", "things.rq", HEADED);

        assertEquals("Which things have a kind?", question.summary());
        assertEquals("A row is a thing. Others are not here.", question.description());
        assertEquals(List.of("a", "b"), question.tags());
        assertEquals(
                List.of(
                        new Parameter(
                                "kind",
                                "_kind_iri",
                                "the kind",
                                Parameter.Type.IRI,
                                List.of(
                                        new Parameter.Choice("finding", "https://w3id.org/casegraph/ontology#Finding"),
                                        new Parameter.Choice("other", "http://example.org/Other")),
                                true,
                                Optional.of("finding"),
                                Optional.empty(),
                                Optional.of("sort")),
                        new Parameter(
                                "most",
                                "_most_integer",
                                "how many",
                                Parameter.Type.INTEGER,
                                List.of(),
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new Parameter(
                                "since",
                                "_since_xsd_date",
                                "",
                                Parameter.Type.DATE,
                                List.of(),
                                false,
                                Optional.of("1999-01-01"),
                                Optional.empty(),
                                Optional.empty()),
                        new Parameter(
                                "word",
                                "_word",
                                "",
                                Parameter.Type.STRING,
                                List.of(),
                                false,
                                Optional.of("no"),
                                Optional.empty(),
                                Optional.empty())),
                question.parameters());
    }

    @Test
    void aSecondNameMeansTheSameAndMayNotDisagree() {
        Question question = Question.of("things", "things.rq", HEADED);
        DatasetGraph terms = DatasetGraphFactory.create();

        assertEquals(question.bind(Map.of("kind", "other"), terms), question.bind(Map.of("sort", "other"), terms));
        assertEquals(
                question.bind(Map.of("kind", "other"), terms),
                question.bind(Map.of("kind", "other", "sort", "other"), terms));
        Map<String, String> different = new LinkedHashMap<>();
        different.put("kind", "finding");
        different.put("sort", "other");
        assertEquals(
                "sort=other: this is another value than that of kind, which means the same. Give one of the two.",
                assertThrows(Problem.class, () -> question.bind(different, terms))
                        .getMessage());
    }

    @Test
    void aFileNeedsNoHeader(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.rq"), "SELECT * { ?s ?p ?o }");

        Question question = Question.ofFile(file);

        assertEquals("mine", question.id());
        assertEquals("", question.summary());
        assertEquals(List.of(), question.parameters());
    }

    @Test
    void aMalformedQueryIsToldWithFileLineAndColumn() {
        assertProblem(
                "bad.rq:2:5: the query is malformed: No bracket is open that } could close. Remove it.",
                "SELECT * {\n  } }");
    }

    @Test
    void anUndeclaredPrefixIsTold() {
        assertProblem(
                "bad.rq:1:17: the query is malformed: Prefix cg: is not declared. Write PREFIX cg: <https://w3id.org/casegraph/ontology#> above the query.",
                "SELECT * { ?s a cg:Finding }");
    }

    @Test
    void anUpdateIsRefused() {
        assertProblem(
                "bad.rq: this is an update. Only SELECT, ASK, CONSTRUCT and DESCRIBE are answered.",
                "DELETE WHERE { ?s ?p ?o }");
    }

    @Test
    void aHeaderThatIsNoYamlIsToldWithItsLineInTheFile() {
        assertProblem(
                "bad.rq:2:14: the header is no YAML: mapping values are not allowed here. Mend the lines that begin with #+.",
                "# a note\n#+ summary: a: b\nSELECT * { ?s ?p ?o }");
    }

    @Test
    void aHeaderOfAnotherShapeIsTold() {
        assertProblem(
                "bad.rq: parameters in the header is no list. Begin each entry with a dash.",
                "#+ parameters: none\nSELECT * { ?s ?p ?o }");
        assertProblem(
                "bad.rq: the header is no mapping. Write it as name: value.", "#+ only words\nSELECT * { ?s ?p ?o }");
    }

    @Test
    void aDescribedParameterMustBeInTheQuery() {
        assertProblem(
                "bad.rq: the header describes a parameter 'case' that the query does not have."
                        + " Add a line such as VALUES ?_case_iri { UNDEF } to the query.",
                "#+ parameters:\n#+   - name: case\nSELECT * { ?s ?p ?o }");
    }

    @Test
    void aDirectoryAndAMissingFileAreTold(@TempDir Path folder) {
        Path missing = folder.resolve("missing.rq");

        assertEquals(
                folder + ": this is a directory. Give a file with a SPARQL query.",
                assertThrows(Problem.class, () -> Question.ofFile(folder)).getMessage());
        assertEquals(
                missing + ": there is no such file. Check the path.",
                assertThrows(Problem.class, () -> Question.ofFile(missing)).getMessage());
    }

    @Test
    void anUnknownQuestionIsToldWithTheNearestIds() {
        Problem problem =
                assertThrows(Problem.class, () -> QuestionLibrary.ofProject().question("findings-before-diagnoses"));

        assertEquals(
                "findings-before-diagnoses: there is no question with this id. Nearest: ",
                problem.getMessage().substring(0, problem.getMessage().indexOf("findings-before-diagnosis")));
    }

    private static void assertProblem(String message, String text) {
        assertEquals(
                message,
                assertThrows(Problem.class, () -> Question.of("bad", "bad.rq", text))
                        .getMessage());
    }
}
