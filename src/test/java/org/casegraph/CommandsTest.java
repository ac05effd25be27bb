package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole command line: what bad input, help and explanations say, where they say it, and the exit status. */
class CommandsTest {
    private static final Path GOOD = Path.of("data/cases/wang-2022.ttl");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> aBadSourceIsOneLineAndNothingIsServedHalfLoaded() throws IOException {
        String good = Files.readString(GOOD);
        Path file = folder.resolve("case.ttl");
        return Stream.of(
                        new BadSource(
                                "unparsable",
                                good.replace("<#report> a cg:Report ;", "<#report> a cg:Report"),
                                "case\\.ttl:\\d+:\\d+: .+"),
                        new BadSource(
                                "class",
                                good.replace("a cg:Glossitis ,", "a cg:Glositis ,"),
                                "case\\.ttl:\\d+:\\d+: \"glossitis\" .+cg:Glositis is not defined in the ontology\\."
                                        + " Nearest are cg:Glossitis\\."),
                        new BadSource(
                                "property",
                                good.replace("cg:qualifier cg:Progressive", "cg:qualifer cg:Progressive"),
                                "case\\.ttl:\\d+:\\d+: \"skin lesions\" .+cg:qualifer is not defined in the ontology\\."
                                        + " Nearest are cg:qualifier\\."),
                        new BadSource(
                                "passage",
                                good.replace("cg:statedIn <#p16-2>", "cg:statedIn <#p16-99>"),
                                "case\\.ttl:\\d+:\\d+: \"glossitis\" .+rests on what is no cg:Passage of this case:"
                                        + " .+#p16-99>\\. Describe the passage, or correct its IRI\\."),
                        new BadSource(
                                "contradiction in time",
                                good
                                        + """
                                        <#t-wrong> a cg:TemporalConstraint ;
                                            rdfs:label "surgery before PET/CT"@en ;
                                            cg:earlier <#surgery> ; cg:later <#pet-ct> ; cg:strict true ;
                                            cg:strength cg:MarkedOrder ; cg:inCase <> ; cg:voice cg:AuthorsOnPatient ;
                                            cg:statedIn <#p22-1> .
                                        """,
                                ".+#t-surgery “surgery after PET/CT”: it contradicts .+“For further staging”.+#t-wrong.+"
                                        + "“were then performed”.+#t-surgery\\]\\. Compare these passages .+"))
                .flatMap(bad -> Stream.of(
                                List.of("serve", "--port", "0", file.toString()), List.of("check", file.toString()))
                        .map(command -> DynamicTest.dynamicTest(bad.name() + ", " + command.get(0), () -> {
                            Files.writeString(file, bad.turtle());

                            refused(bad.message(), command.toArray(String[]::new));
                        })));
    }

    @ParameterizedTest
    @ValueSource(strings = {"query timeline", "explain wang-2022"})
    void aBadSourceIsNotAsked(String command) throws IOException {
        Path file = Files.writeString(folder.resolve("case.ttl"), "<#report> a");

        refused("case\\.ttl:1:\\d+: .+", (command + " --source " + file).split(" "));
    }

    private record BadSource(String name, String turtle, String message) {}

    @Test
    void aPortInUseIsToldBeforeAnythingIsRead() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandLineRun run = CommandLineRun.of(
                    sources -> {
                        throw new AssertionError("the data are read");
                    },
                    "serve",
                    "--port",
                    Integer.toString(taken.getLocalPort()));

            assertEquals(1, run.status(), run.err());
            assertTrue(run.err().startsWith("port " + taken.getLocalPort() + ": it is in use."), run.err());
        }
    }

    @Test
    void eachBadWordIsOneLineThatSaysWhatIsRight() throws IOException {
        Path malformed = Files.writeString(folder.resolve("malformed.rq"), "SELECT * {\n  ?a ?b\n}\n");
        Path update = Files.writeString(folder.resolve("update.rq"), "DROP ALL");
        Path directory = Files.createDirectory(folder.resolve("directory.rq"));

        assertAll(
                () -> refused("findings-befor: there is no question .+Nearest: .+", "query", "findings-befor"),
                () -> refused(
                        "knd=events: timeline has no parameter 'knd'\\. Nearest: kind\\.",
                        "query",
                        "timeline",
                        "knd=events"),
                () -> refused(
                        "kind=evnts: nothing here has this name\\. Nearest: events\\.",
                        "query",
                        "timeline",
                        "kind=evnts"),
                () -> refused(
                        ".*malformed\\.rq:3:1: the query is malformed: The triple \\?a \\?b has no value\\. .+",
                        "query",
                        malformed.toString()),
                () -> refused(".*update\\.rq: this is an update\\. .+", "query", update.toString()),
                () -> refused(".*directory\\.rq: this is a directory\\. Give a file .+", "query", directory.toString()),
                () -> refused("missing\\.rq: there is no such file\\. Check the path\\.", "query", "missing.rq"),
                () -> refused(
                        "--format yml: there is no such format\\. Nearest: xml\\.",
                        "query",
                        "timeline",
                        "--format",
                        "yml"),
                () -> refused(
                        ".*: there is no case, phenopacket, terminology or annotation file in this folder\\. Name another folder\\.",
                        "serve",
                        folder.toString()),
                () -> refused("missing\\.ttl: there is no such file\\. Check the path\\.", "serve", "missing.ttl"),
                () -> refused(
                        "--port 99999: there is no such port\\. Give one from 0 to 65535\\.",
                        "serve",
                        "--port",
                        "99999"),
                () -> refused(
                        "serve: Invalid value for option '--port': 'x' .+ See casegraph serve --help\\.",
                        "serve",
                        "--port",
                        "x"),
                () -> refused("--deadline 0: this is no time\\. .+", "serve", "--deadline", "0"),
                () -> refused("--max-rows 0: this is too few\\. Give 1 or more\\.", "serve", "--max-rows", "0"),
                () -> refused("--parallel -1: this is too few\\. Give 1 or more\\.", "serve", "--parallel", "-1"),
                () -> refused("--base localhost: this is no web address\\. .+", "serve", "--base", "localhost"),
                () -> refused("--proxy no such: no machine has this name\\. .+", "serve", "--proxy", "no such"),
                () -> refused(
                        "--licence my own: this is neither an address nor an id of SPDX\\. .+",
                        "serve",
                        "--licence",
                        "my own"),
                () -> refused(
                        "--source-url here: this is no web address\\. .+",
                        "build",
                        "--store",
                        "none",
                        "--source-url",
                        "here"),
                () -> refused(
                        "--host 192\\.0\\.2\\.1: this machine has no such address\\. Give one of its own, .+",
                        "serve",
                        "--host",
                        "192.0.2.1",
                        "--port",
                        "0"),
                () -> refused("--watch: the project's own files do not change\\. .+", "serve", "--watch"),
                () -> refused("sevre: there is no such command\\. Nearest: serve\\.", "sevre"),
                () -> refused(
                        "query: Unknown option: '--port'\\. See casegraph query --help\\.",
                        "query",
                        "timeline",
                        "--port"),
                () -> refused("query: Missing required parameter: 'ID\\|FILE\\.rq'\\. .+", "query"),
                () -> refused(
                        "wang-2022#cheilits: nothing here has this name\\. Nearest: wang-2022#cheilitis.+",
                        "explain",
                        "wang-2022#cheilits"),
                () -> refused(
                        "working diagnosis.+ certainly precedes biopsy of a liver nodule: this does not follow\\."
                                + " What holds is: they start together\\.",
                        "explain",
                        "wang-2022#working-diagnosis",
                        "cg:certainlyPrecedes",
                        "wang-2022#biopsy"),
                () -> refused(
                        "cg:site: a property needs a value\\. Add the third IRI\\.",
                        "explain",
                        "wang-2022#cheilitis",
                        "cg:site"));
    }

    @Test
    void aPortInUseIsOneLineBeforeAnyDataAreRead() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            CommandLineRun run = CommandLineRun.of(
                    sources -> {
                        throw new AssertionError("the data are read before the port is tried");
                    },
                    "serve",
                    "--port",
                    port);

            assertEquals(
                    "port " + port
                            + ": it is in use. Stop the other program or give another one with --port. [address-in-use]\n",
                    run.err());
            assertEquals(1, run.status());
        }
    }

    @Test
    void aMistakeOfTheProgramShowsItsStackTrace() {
        CommandLineRun run = CommandLineRun.of(
                sources -> {
                    throw new IllegalStateException("a mistake");
                },
                "query",
                "timeline");

        assertEquals(2, run.status());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("java.lang.IllegalStateException: a mistake\n\tat "), run.err());
    }

    @Test
    void aDerivedOrderIsExplainedByItsChainOfConstraints() {
        assertEquals(
                """
                skin lesions certainly precedes working diagnosis: metastatic neuroendocrine tumour, grade 2, because
                  “fourteen months’ duration”: presentation to hepatobiliary surgery comes 14 months, give or take 15 days, \
                after skin lesions (stated)
                  “in order to elucidate the etiology”: biopsy of a liver nodule comes after presentation to hepatobiliary \
                surgery (marked)
                  “nodules proved a metastatic grade 2 neuroendocrine tumor”: working diagnosis: metastatic neuroendocrine \
                tumour, grade 2 was established by biopsy of a liver nodule, so the two start together
                """,
                explained("wang-2022#skin-lesions", "cg:certainlyPrecedes", "wang-2022#working-diagnosis"));
    }

    @Test
    void aDerivedGradeIsExplainedByItsRuleAndInputsDownToTheQuotes() {
        List<String> lines = explained("wang-2022#derived-grade-excised-tissue-WHO2017")
                .lines()
                .map(String::strip)
                .toList();

        assertTrue(
                lines.containsAll(List.of(
                        "rule: Grade of a specimen <https://w3id.org/casegraph/rule/derived-grade>",
                        "stated in case description, sentence 23: “mitotic count of 3 per 10 high-power fields”",
                        "stated in case description, sentence 23: “Ki-67 proliferation index of 30 %”",
                        "definition: WHO 2017, Ki-67 index: above 20 %.")),
                lines::toString);
    }

    @Test
    void whatDoesNotHoldIsToldWithWhatDoes() {
        assertAll(
                () -> refused(
                        "final diagnosis: glucagonoma certainly precedes skin lesions: this does not follow\\."
                                + " What holds is: skin lesions certainly precedes final diagnosis: glucagonoma\\.",
                        "explain",
                        "wang-2022#final-diagnosis",
                        "cg:certainlyPrecedes",
                        "wang-2022#skin-lesions"),
                () -> refused(
                        "gradual improvement .+ does not follow\\. Their order cannot be told from the report\\.",
                        "explain",
                        "wang-2022#skin-improvement",
                        "cg:certainlyPrecedes",
                        "wang-2022#final-diagnosis"),
                () -> refused(
                        "no diarrhoea is of the class diarrhoea: this is not in the graph\\."
                                + " What holds is: no diarrhoea is of the class absent finding\\.",
                        "explain",
                        "wang-2022#no-diarrhoea",
                        "a",
                        "cg:Diarrhoea"));
    }

    @Test
    @Tag("long")
    void whateverDoesNotHoldIsToldWithWhatDoes() {
        assertAll(
                () -> refused(
                        "preoperative laboratory .+ does not follow\\. What holds is: .+ probably precedes .+",
                        "explain",
                        "wang-2022#laboratory",
                        "cg:certainlyPrecedes",
                        "wang-2022#biopsy"),
                () -> refused(
                        "pancreatic mass on CT – site – liver: this is not in the graph\\."
                                + " What holds is: pancreatic mass on CT – site – .*pancreas.*",
                        "explain",
                        "wang-2022#pancreatic-mass",
                        "cg:site",
                        "cg:Liver"),
                () -> refused(
                        "cheilitis – site – liver: this is not in the graph\\. Of cheilitis it says nothing with site\\.",
                        "explain",
                        "wang-2022#cheilitis",
                        "cg:site",
                        "cg:Liver"));
    }

    private static String explained(String... names) {
        CommandLineRun run = CommandLineRun.of(
                Stream.concat(Stream.of("explain"), Stream.of(names)).toArray(String[]::new));
        assertEquals("", run.err());
        assertEquals(0, run.status());
        return run.out();
    }

    @Test
    void whatTheFileSystemRefusesIsToldInOneLineWhereverItComesUp() {
        CommandLineRun denied = CommandLineRun.of(
                sources -> {
                    throw new UncheckedIOException(new AccessDeniedException("/secret"));
                },
                "query",
                "cases-by-diagnosis",
                "--source",
                "any");
        CommandLineRun full = CommandLineRun.of(
                sources -> {
                    throw new IllegalStateException(new FileSystemException("/disk", null, "No space left on device"));
                },
                "query",
                "cases-by-diagnosis",
                "--source",
                "any");

        assertEquals(1, denied.status(), denied.err());
        assertEquals(
                "/secret: this may not be read or written. Give yourself the right to it. [file-unreadable]",
                denied.err().strip());
        assertEquals(1, full.status(), full.err());
        assertEquals(
                "/disk: the file system says: /disk: No space left on device. Check the disk and the path."
                        + " [file-unreadable]",
                full.err().strip());
    }

    @Test
    void aWorkingFolderThatTheLocaleCannotWriteIsToldInOneLine() {
        assertEquals(Optional.empty(), Main.workingFolder(System.getProperty("user.dir")));
        assertEquals(
                "the working folder: its name has letters that this locale has not. Set LC_ALL=C.UTF-8, or start in"
                        + " another folder. [file-unreadable]",
                Main.workingFolder("/tmp/\0").orElseThrow().text());
    }

    private static void refused(String message, String... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        String command = String.join(" ", arguments);

        assertEquals(1, run.status(), command + ": " + run.err());
        assertEquals("", run.out(), command);
        List<String> told =
                run.err().lines().filter(line -> !line.startsWith("INFO ")).toList();
        assertEquals(1, told.size(), command + ": " + run.err());
        assertTrue(
                told.get(0)
                        .replace('\\', '/')
                        .replaceFirst("^.*/(?=case\\.ttl)", "")
                        .matches(message + " \\[[a-z-]+]"),
                told.get(0));
    }

    @Test
    void anAnswerWithoutRowsIsExplainedBesideIt() {
        CommandLineRun run = CommandLineRun.of(
                "query", "findings-before-diagnosis", "case=wang-2022", "diagnosis=suspected", "--format", "csv");

        assertEquals(0, run.status(), run.err());
        assertEquals(1, run.out().lines().count(), run.out());
        assertEquals(
                """
                Without any one of these clauses there are rows:
                  case=wang-2022 (line 32, column 3)
                  diagnosis=cg:SuspectedDiagnosis (line 33, column 3)
                """,
                run.err());
    }
}
