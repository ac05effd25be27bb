package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.casegraph.skeleton.CaseSkeleton;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What somebody has who begins a case. */
class NewCommandTest {
    private static final String TEXT = "A woman of 54 was seen. She had lost “much” weight and denied diarrhoea.";

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> whatIsWrittenPassesCheckWithoutAWord() {
        return Stream.concat(CaseSkeleton.names().stream(), Stream.of("", String.join(",", CaseSkeleton.names())))
                .flatMap(from -> Stream.of(false, true)
                        .map(text -> DynamicTest.dynamicTest(
                                "with " + from + (text ? " and its text" : ""), () -> passes(from, text))));
    }

    private void passes(String from, boolean withText) throws IOException {
        Path report = Files.writeString(folder.resolve("report.txt"), TEXT);
        Path into = Files.createTempDirectory(folder, "made");
        Stream<String> chosen = from.isEmpty() ? Stream.of() : Stream.of("--from", from);
        Stream<String> text = withText ? Stream.of("--text", report.toString()) : Stream.of();
        CommandLineRun made = CommandLineRun.of(
                Stream.concat(Stream.of("new", "miller-2021", "--into", into.toString()), Stream.concat(chosen, text))
                        .toArray(String[]::new));
        assertEquals("", made.err());
        assertEquals(0, made.status());

        CommandLineRun check =
                CommandLineRun.of("check", into.resolve("miller-2021.ttl").toString());
        assertEquals("", check.err());
        assertEquals(0, check.status());
    }

    @Test
    void whatIsThereIsKeptUnlessItIsToBeReplaced() throws IOException {
        Path there = Files.writeString(folder.resolve("miller-2021.ttl"), "mine");

        CommandLineRun refused = CommandLineRun.of("new", "miller-2021", "--into", folder.toString());

        assertEquals(1, refused.status());
        assertTrue(refused.err().contains("this is there already with other content"), refused.err());
        assertEquals("mine", Files.readString(there));
        assertEquals(
                0,
                CommandLineRun.of("new", "miller-2021", "--into", folder.toString(), "--force")
                        .status());
        assertTrue(Files.readString(there).startsWith("@base <https://w3id.org/casegraph/case/miller-2021> ."));
    }

    @Test
    void anIdThatCannotStandInAnIriIsAnsweredWithOneThatCan() {
        assertEquals(
                "Miller et al. 2021: this cannot be the id of a case: it begins with a letter or digit and goes on with"
                        + " those, dots and hyphens. Write for example Miller-et-al.-2021. [bad-case-iri]\n",
                CommandLineRun.of("new", "Miller et al. 2021", "--into", folder.toString())
                        .err());
        assertEquals(
                "miller-2021.ttl: this is the name of a file, not the id of a case. Write miller-2021. [bad-case-iri]\n",
                CommandLineRun.of("new", "miller-2021.ttl", "--into", folder.toString())
                        .err());
        assertTrue(CommandLineRun.of("new", "../x", "--into", folder.toString())
                .err()
                .contains("[bad-case-iri]"));
    }

    @Test
    void aTemplateThatIsNotThereIsAnsweredWithTheNearest() {
        String err = CommandLineRun.of("new", "a", "--from", "symptoms", "--into", folder.toString())
                .err();

        assertTrue(err.startsWith("symptoms: there is no such template. Nearest: symptom;"), err);
    }
}
