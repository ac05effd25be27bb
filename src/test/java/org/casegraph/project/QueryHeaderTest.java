package org.casegraph.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.casegraph.problem.Problem;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class QueryHeaderTest {
    private static final Path QUERIES = Path.of("queries");

    /** What the files of each folder have to say of themselves. */
    private static final Map<String, List<String>> FIELDS = Map.of(
            "questions", List.of("summary", "description", "tags"),
            "plain", List.of("summary", "description", "tags"),
            "rules", List.of("title", "why", "source", "stage"),
            "checks", List.of("title", "problem", "why", "fix"),
            "mappings", List.of("title", "why", "source", "detects"),
            "counts", List.of("title", "question", "answer"),
            "tables", List.of("summary", "description", "columns", "meanings", "terms"),
            "cautions", List.of("summary"),
            "federated", List.of("summary", "description", "tags", "network"),
            "exports", List.of("title", "why", "source"));

    @TestFactory
    Stream<DynamicTest> everyQueryOfTheProjectSaysWhatItIs() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(QUERIES)) {
            files = walk.filter(file -> file.toString().endsWith(".rq"))
                    .sorted()
                    .toList();
        }
        assertFalse(files.isEmpty());
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    QueryFile read = QueryFile.read(file.toString(), Files.readString(file));
                    String folder = QUERIES.relativize(file).getName(0).toString();

                    FIELDS.get(folder).forEach(read.header()::text);
                    if (folder.equals("exports")) {
                        // An export may construct named graphs, which SPARQL itself does not know.
                        QueryFactory.create(read.text(), Syntax.syntaxARQ);
                    } else {
                        read.query();
                    }
                    assertTrue(read.text().startsWith("#+ "), "the header comes first");
                    assertFalse(read.text().matches("(?s).*^# [A-Z][a-z]+: .*"), "this is no other dialect");
                }));
    }

    @Test
    void aHeaderGivesTextsNumbersListsAndMappings() {
        QueryHeader header = header("#+ title: a\n#+ why: >-\n#+   b\n#+   c\n#+ stage: 2\n#+ tags: [x, 1]\n"
                + "#+ parameters:\n#+   - name: kind\n#+     choices: {one: cg:One, ten: 10}\n");

        assertEquals("a", header.text("title"));
        assertEquals("b c", header.text("why"));
        assertEquals(2, header.number("stage"));
        assertEquals(List.of("x", "1"), header.texts("tags"));
        QueryHeader kind = header.parts("parameters").get(0);
        assertEquals("kind", kind.text("name"));
        assertEquals(Map.of("one", "cg:One", "ten", "10"), kind.pairs("choices"));
    }

    @Test
    void aFileWithoutAHeaderSaysNothing() {
        QueryHeader header = header("SELECT * { }");

        assertEquals("", header.textOrEmpty("title"));
        assertEquals(List.of(), header.texts("tags"));
        assertEquals(List.of(), header.parts("parameters"));
        assertEquals(Map.of(), header.pairs("choices"));
    }

    @Test
    void whatIsMissingOrOfAnotherShapeIsToldByName() {
        assertProblem("a.rq: the header has no why. Add a line #+ why: ….", () -> header("#+ title: x")
                .text("why"));
        assertProblem("a.rq: the header has no why. Add a line #+ why: ….", () -> header("#+ why:")
                .text("why"));
        assertProblem(
                "a.rq: the header has no stage that is a number. Add a line #+ stage: ….",
                () -> header("#+ stage: one").number("stage"));
        assertProblem(
                "a.rq: an entry of parameters is no mapping. Write it as name: value.",
                () -> header("#+ parameters: [case]").parts("parameters"));
        assertProblem(
                "a.rq:2:12: the header is no YAML: mapping values are not allowed here."
                        + " Mend the lines that begin with #+.",
                () -> header("# a note\n#+ title: a: b"));
    }

    private static QueryHeader header(String text) {
        return QueryHeader.read("a.rq", text);
    }

    private static void assertProblem(String message, Runnable reading) {
        assertEquals(message, assertThrows(Problem.class, reading::run).getMessage());
    }
}
