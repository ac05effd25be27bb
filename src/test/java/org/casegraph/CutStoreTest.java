package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store whose file is cut short or deleted while a process of its own serves it. The system then faults where the file is
 * read, which would end a program that does not expect it; a deleted file stays until nobody has it open.
 */
class CutStoreTest {
    /** Not the start page, which tells by and by which questions have no rows. */
    private static final List<String> PATHS = List.of(
            "case",
            "case/wu-2014",
            "case/wu-2014/timeline",
            "case/wu-2014?format=turtle",
            "questions/timeline?case=wu-2014",
            "api/queries/timeline/results?format=csv",
            "api/terms?q=gluc",
            "ontology",
            "dump.nq.gz");

    private static final int PAGE = 4096;
    private static final String EVERYTHING = "sparql?query=SELECT%20*%20%7B?s%20?p%20?o%7D";
    private static final String CUT =
            "A file of the store was cut short while it is served, or its disk fails. Try again when the store has been"
                    + " built again.";

    @TempDir
    private Path folder;

    @Test
    void aFileThatIsDeletedIsServedOnAndOneThatIsCutShortIsToldInOneLineEach() throws Exception {
        Path store = built();
        Server server = new Server(store);
        String log;
        try (FileChannel file = FileChannel.open(columns(store), StandardOpenOption.WRITE)) {
            Files.delete(columns(store));
            Map<String, String> right = answers(server);
            cut(server, file, 1, right);
        } finally {
            log = server.end();
        }
        assertTold(log);
    }

    @Tag("long")
    @Test
    void whereverTheFileIsCutTheServerLivesOnAndACheckNoticesIt() throws Exception {
        for (int sixteenths = 0; sixteenths < 16; sixteenths += 3) {
            Path store = built();
            Server server = new Server(store);
            String log;
            try (FileChannel file = FileChannel.open(columns(store), StandardOpenOption.WRITE)) {
                Map<String, String> right = answers(server);
                cut(server, file, sixteenths, right);
            } finally {
                log = server.end();
            }
            assertTold(log);
            assertEquals(
                    store + ": this store is damaged. Build it again. [store-damaged]\n",
                    CommandLineRun.of("check", store.toString()).err());
        }
    }

    private static Map<String, String> answers(Server server) throws IOException, InterruptedException {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String path : Stream.concat(PATHS.stream(), Stream.of(EVERYTHING)).toList()) {
            HttpResponse<String> answer = server.get(path);
            assertEquals(200, answer.statusCode(), path);
            answers.put(path, answer.body());
        }
        return answers;
    }

    /** What cannot be read is told, and what is answered all the same is what it was. */
    private static void cut(Server server, FileChannel file, int sixteenths, Map<String, String> right)
            throws IOException, InterruptedException {
        // The rest of a page that is cut within is zeros, which the system does not tell.
        file.truncate(file.size() * sixteenths / 16 / PAGE * PAGE);
        int refused = 0;
        for (Map.Entry<String, String> each : right.entrySet()) {
            HttpResponse<String> answer = server.get(each.getKey());
            if (answer.statusCode() == 503) {
                refused++;
            } else {
                assertEquals(200, answer.statusCode(), each.getKey());
                assertEquals(each.getValue(), answer.body(), each.getKey());
            }
        }
        // What no answer above needs stands last.
        assertTrue(refused > 0 || sixteenths == 15, () -> sixteenths + " sixteenths");
        assertEquals(200, server.get("health").statusCode());
    }

    /** Nothing else, and no trace of the program. */
    private static void assertTold(String log) {
        assertTrue(log.lines().allMatch(line -> line.endsWith(" " + CUT)), log);
    }

    private Path built() {
        Path store = folder.resolve("store");
        CommandLineRun run = CommandLineRun.of("build", "--store", store.toString(), "data/cases/wu-2014.ttl");
        assertEquals(0, run.status(), run.err());
        return store;
    }

    private static Path columns(Path store) throws IOException {
        try (Stream<Path> files = Files.list(store)) {
            return files.filter(file -> file.toString().endsWith(".cgc"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private final class Server {
        private final HttpClient client = HttpClient.newHttpClient();
        private final Path log = folder.resolve("log");
        private final Process process;
        private final URI address;

        Server(Path store) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName(),
                    "serve",
                    "--port",
                    "0",
                    store.toString()));
            process = new ProcessBuilder(command).redirectError(log.toFile()).start();
            String line = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            assertTrue(line != null, () -> "the server did not start: " + read());
            address = URI.create(line.split(" ", 2)[0]);
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return client.send(
                    HttpRequest.newBuilder(address.resolve("/" + path)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
        }

        /** What it said on standard error, when it has ended as it was told to. */
        String end() throws InterruptedException {
            process.destroy();
            process.waitFor();
            return read();
        }

        private String read() {
            try {
                return Files.readString(log);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
