package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.casegraph.problem.Problem;
import org.casegraph.query.Fixture;
import org.casegraph.query.QuestionLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class QueryCommandTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    private final List<Path> sources = new ArrayList<>();

    @Test
    void aQuestionIsAnsweredAsATable() {
        run("query", "findings-before-diagnosis", "case=invented-1999", "diagnosis=final");

        assertEquals(
                """
                case: invented-1999
                polarity: present
                diagnosis: final diagnosis of insulinoma
                voice: authors on the patient

                finding       passage           quote
                ------------  ----------------  ------------------------
                sweating      invented-1999#p2  sweating for six weeks
                liver nodule  invented-1999#p5  CT showed a liver nodule
                2 rows
                """,
                printed());
    }

    @Test
    void aFileIsAnsweredInTheFormatAskedFor(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("mine.rq"), "ASK { ?f a <https://w3id.org/casegraph/ontology#Fever> }");

        run("query", file.toString(), "--format", "csv", "--source", "a.ttl", "b.ttl");

        assertEquals("_askResult\r\nfalse\r\n", printed());
        assertEquals(List.of(Path.of("a.ttl"), Path.of("b.ttl")), sources);
    }

    @Test
    void mistypedWordsAreTold() {
        assertProblem("tmeline: there is no question with this id. Nearest: timeline.", "query", "tmeline");
        assertProblem("--format cvs: there is no such format. Nearest: csv", "query", "timeline", "--format", "cvs");
        assertProblem(
                "invented-1999: this is no name=value. Write for example case=wang-2022.",
                "query",
                "timeline",
                "invented-1999");
        assertProblem("cse=a: timeline has no parameter 'cse'. Nearest: case.", "query", "timeline", "cse=a");
    }

    @Test
    void aClosedListAndASecondNameAreHeldToAsOverHttp() {
        assertProblem(
                "read=foo: this is none of its values. Give one of whole, any.",
                "query",
                "finding-frequency",
                "read=foo");
        assertProblem(
                "diagnosis=glucagonoma: this is another value than that of disease",
                "query",
                "finding-frequency",
                "disease=insulinoma",
                "diagnosis=glucagonoma");
        run("query", "cases-by-diagnosis", "disease=insulinoma", "--format", "csv");
        String byDisease = printed();
        run("query", "cases-by-diagnosis", "diagnosis=insulinoma", "--format", "csv");
        assertEquals(byDisease, printed());
    }

    @Test
    void theListHasEveryQuestionWithItsParameters() {
        run("list");

        assertTrue(
                printed()
                        .contains(
                                """
                                findings-before-diagnosis  Which findings preceded a diagnosis?
                                    case=… (default all)  diagnosis=suspected|working|final (default final)  \
                                certainty=certain|probable (default certain)  \
                                polarity=present|absent|measured|any (default present)
                                """),
                printed());
        assertEquals(
                2 * QuestionLibrary.ofProject().questions().size(),
                printed().lines().count());
    }

    @Test
    void oneQuestionIsListedInFull() {
        run("list", "absent-findings");

        assertTrue(
                printed().startsWith("absent-findings  What was looked or asked for and is not there?\n\nA row is "));
        assertTrue(printed().contains("    denial = https://w3id.org/casegraph/ontology#PatientDenial\n"));
        assertTrue(printed().endsWith("ORDER BY ?case ?start ?absentFinding ?absenceOf\n"));
        assertProblem("absent: there is no question with this id. Nearest: ", "list", "absent");
    }

    private void assertProblem(String beginning, String... arguments) {
        Problem problem = assertThrows(Problem.class, () -> run(arguments));
        assertTrue(problem.getMessage().startsWith(beginning), problem.getMessage());
        assertEquals("", printed());
    }

    private void run(String... arguments) {
        bytes.reset();
        CommandLine commands = new CommandLine(CommandLine.Model.CommandSpec.create())
                .addSubcommand(new ListCommand(QuestionLibrary::ofProject, out))
                .addSubcommand(new QueryCommand(
                        QuestionLibrary::ofProject,
                        given -> {
                            sources.addAll(given);
                            return Fixture.dataset();
                        },
                        out));
        try {
            commands.parseArgs(arguments);
            ((Runnable) commands.getParseResult().subcommand().commandSpec().userObject()).run();
        } finally {
            out.flush();
        }
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
