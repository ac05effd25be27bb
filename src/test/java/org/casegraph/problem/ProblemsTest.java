package org.casegraph.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every kind of problem that the code tells of stands in docs/problems.md, and nothing else does. */
class ProblemsTest {
    private static final Path DOCS = Path.of("docs/problems.md");

    /** What a request may ask for has its type from Jetty's own status there. */
    private static final Pattern HTTP =
            Pattern.compile("RequestProblem\\s*\\.(?:of|at)\\(\\s*[^,\"]+,\\s*\"([^\"]+)\"");

    private static final Pattern REFUSAL = Pattern.compile("Remedy\\.[A-Z_]+,\\s*\"([^\"]+)\"");
    private static final Pattern MISTAKE = Pattern.compile("\\bMistake\\.([A-Z_0-9]+)");

    private final String code = code();

    @Test
    void aProblemIsPrintedWithItsKind() {
        Problem one = Problem.of(Mistake.FILE_MISSING, "a.ttl", "there is no such file", "Check the path");

        assertEquals("a.ttl: there is no such file. Check the path.", one.getMessage());
        assertEquals("a.ttl: there is no such file. Check the path. [file-missing]", one.text());
        assertEquals(
                one.text() + "\n" + one.text(), Problem.all(List.of(one, one)).text());
    }

    @Test
    void theReasonOfAFileIsToldWithoutItsPath() {
        assertEquals("permission denied", Problem.reason(new AccessDeniedException("/of/others/store")));
        assertEquals(
                "Disk quota exceeded",
                Problem.reason(new FileSystemException("/mine/store", null, "Disk quota exceeded")));
        assertEquals("gone", Problem.reason(new IOException("gone")));
        assertEquals("IOException", Problem.reason(new IOException()));
    }

    @Test
    void everyKindIsUsed() {
        assertEquals(
                Arrays.stream(Mistake.values()).map(Mistake::name).collect(Collectors.toCollection(TreeSet::new)),
                found(MISTAKE));
    }

    @Test
    void everyKindIsExplained() throws IOException {
        assertEquals(
                Arrays.stream(Mistake.values()).map(Mistake::id).collect(Collectors.toCollection(TreeSet::new)),
                documented("On the command line"));
    }

    @Test
    void everyTypeOverHttpIsExplained() throws IOException {
        assertEquals(types(HTTP), documented("Over HTTP"));
    }

    @Test
    void everyRefusalOfAQueryIsExplained() throws IOException {
        Set<String> expected = types(REFUSAL);
        expected.removeAll(documented("Over HTTP"));

        assertEquals(expected, documented("Refused queries"));
    }

    private Set<String> types(Pattern title) {
        return found(title).stream()
                .map(words -> words.toLowerCase(Locale.ROOT).replace(' ', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> found(Pattern pattern) {
        return pattern.matcher(code)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The first cells of the table below a heading. */
    private static Set<String> documented(String heading) throws IOException {
        String section =
                Files.readString(DOCS).split("\n## " + heading + "\n", 2)[1].split("\n## ", 2)[0];
        return Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\|")
                .matcher(section)
                .results()
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String code() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ProblemsTest::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
