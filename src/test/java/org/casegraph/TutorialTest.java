package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody follows {@code docs/tutorial.md} to the letter. */
class TutorialTest {
    private static final Pattern STEP =
            Pattern.compile("^```(text|sh|diff)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern CHANGE = Pattern.compile("(?m)^-(.*)\\n\\+(.*)\\n");

    @TempDir
    private Path folder;

    @Test
    void itsStepsEndInACaseWithEachFactInItsPlace() throws IOException {
        Path made = folder.resolve("miller-2021.ttl");
        String said = "";
        List<MatchResult> steps = STEP.matcher(Files.readString(Path.of("docs/tutorial.md")))
                .results()
                .toList();
        assertEquals(7, steps.size());
        for (MatchResult step : steps) {
            switch (step.group(1)) {
                case "text" -> Files.writeString(folder.resolve("report.txt"), step.group(2));
                case "diff" -> Files.writeString(made, changed(Files.readString(made), step.group(2)));
                default -> said = run(step.group(2).strip());
            }
        }

        assertFalse(Files.readString(made).replace("CT ", "").matches("(?s).*\"[A-Z ,;:.]{9,}\".*"));
        assertTrue(said.indexOf("weight loss") > 0, said);
        assertTrue(said.indexOf("weight loss") < said.indexOf("presentation"), said);
    }

    private static String changed(String file, String changes) {
        String changed = file;
        for (MatchResult change : CHANGE.matcher(changes).results().toList()) {
            assertTrue(changed.contains(change.group(1) + "\n"), change.group(1));
            changed = changed.replace(change.group(1) + "\n", change.group(2) + "\n");
        }
        return changed;
    }

    private String run(String command) {
        List<String> arguments = Stream.of(command.split(" "))
                .skip(1)
                .map(word -> word.endsWith(".ttl") || word.endsWith(".txt")
                        ? folder.resolve(word).toString()
                        : word)
                .toList();
        Stream<String> here = command.contains(" new ") ? Stream.of("--into", folder.toString()) : Stream.of();
        CommandLineRun run =
                CommandLineRun.of(Stream.concat(arguments.stream(), here).toArray(String[]::new));

        assertEquals("", run.err(), command);
        assertEquals(0, run.status(), command);
        return run.out();
    }
}
