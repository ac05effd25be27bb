package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.casegraph.endpoint.Endpoint;
import org.casegraph.query.QuestionLibrary;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The commands of README.md and docs/ as they stand there: each runs, gives rows, and prints what is shown. */
@ExtendWith(SharedProject.class)
class DocumentsTest {
    private static final String PROGRAM = "java -jar target/casegraph.jar ";
    private static final String SERVED = "http://localhost:3030/";
    private static final Pattern BLOCK = Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern CURL =
            Pattern.compile("^curl '([^']+)'(?: --data-urlencode '([^']+)')?$", Pattern.MULTILINE);

    @TestFactory
    Stream<DynamicTest> eachCommandRuns() {
        List<String> commands = blocks().flatMap(String::lines)
                .filter(line -> line.startsWith(PROGRAM))
                .toList();
        assertFalse(commands.isEmpty());
        return commands.stream()
                .map(command -> DynamicTest.dynamicTest(command, () -> {
                    CommandLineRun run = run(command);

                    assertEquals("", run.err());
                    assertEquals(0, run.status());
                    assertFalse(run.out().isBlank());
                    assertFalse(run.out().endsWith("\n0 rows\n"), run.out());
                }));
    }

    @TestFactory
    Stream<DynamicTest> eachOutputIsWhatTheCommandPrints() {
        List<String> shown =
                blocks().filter(block -> block.startsWith("$ " + PROGRAM)).toList();
        assertFalse(shown.isEmpty());
        return shown.stream().map(block -> {
            String command = block.lines().findFirst().orElseThrow().substring("$ ".length());
            return DynamicTest.dynamicTest(
                    command,
                    () -> assertEquals(
                            block, "$ " + command + "\n" + run(command).out()));
        });
    }

    @Test
    void eachRequestIsAnsweredWithRows(WangStore store) throws IOException, InterruptedException {
        List<MatchResult> requests =
                blocks().flatMap(block -> CURL.matcher(block).results()).toList();
        assertEquals(
                blocks().flatMap(String::lines)
                        .filter(line -> line.startsWith("curl "))
                        .count(),
                requests.size());
        try (Endpoint endpoint = Endpoint.start(store.store(), QuestionLibrary.ofProject(), 0)) {
            for (MatchResult request : requests) {
                HttpResponse<String> response = HttpClient.newHttpClient()
                        .send(request(request, endpoint.port()), HttpResponse.BodyHandlers.ofString());

                assertEquals(200, response.statusCode(), response.body());
                assertTrue(
                        response.body().contains("skin lesions")
                                || response.body().contains("final diagnosis"),
                        response.body());
            }
        }
    }

    private static HttpRequest request(MatchResult curl, int port) {
        URI address = URI.create(curl.group(1).replace(SERVED, "http://localhost:" + port + "/"));
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (curl.group(2) != null) {
            String[] field = curl.group(2).split("=", 2);
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            field[0] + "=" + URLEncoder.encode(field[1], StandardCharsets.UTF_8)));
        }
        return request.build();
    }

    private static CommandLineRun run(String command) {
        return CommandLineRun.of(Stream.of(command.substring(PROGRAM.length()).split(" "))
                .flatMap(DocumentsTest::expanded)
                .toArray(String[]::new));
    }

    /** {@code folder/*.ttl} as the files that a shell makes of it. */
    private static Stream<String> expanded(String argument) {
        if (!argument.endsWith("/*.ttl")) {
            return Stream.of(argument);
        }
        try (Stream<Path> files = Files.list(Path.of(argument).getParent())) {
            return files.map(Path::toString).filter(file -> file.endsWith(".ttl")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those without a language; of a shell's there are commands that go on, or need files that a reader has. */
    private static Stream<String> blocks() {
        return documents().stream()
                .flatMap(document -> BLOCK.matcher(document).results())
                .filter(block -> block.group(1).isEmpty())
                .map(block -> block.group(2));
    }

    private static List<String> documents() {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")),
                            docs.filter(path -> path.toString().endsWith(".md")).sorted())
                    .map(DocumentsTest::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
