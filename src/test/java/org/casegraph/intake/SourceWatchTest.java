package org.casegraph.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.casegraph.CommandLineRun;
import org.casegraph.endpoint.Endpoint;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceWatchTest {
    @TempDir
    private Path folder;

    private Path source;
    private final AtomicInteger reloads = new AtomicInteger();

    @BeforeEach
    void write() throws IOException {
        source = Files.writeString(folder.resolve("case.ttl"), "# first");
    }

    @Test
    void aFileThatChangedAndRestedIsReadAgainOnce() throws IOException {
        SourceWatch watch = new SourceWatch(List.of(source), reloads::incrementAndGet);
        watch.round();
        assertEquals(0, reloads.get());

        touch(1);
        watch.round();
        touch(2);
        watch.round();
        assertEquals(0, reloads.get(), "it is still being written");
        watch.round();
        watch.round();
        assertEquals(1, reloads.get());
    }

    @Test
    void aFolderIsWatchedWithTheFilesInIt() throws IOException {
        SourceWatch watch = new SourceWatch(List.of(folder), reloads::incrementAndGet);
        Files.writeString(folder.resolve("new.ttl"), "# new");
        watch.round();
        watch.round();
        assertEquals(1, reloads.get());

        Files.writeString(folder.resolve("serve.log"), "reloaded");
        watch.round();
        watch.round();
        assertEquals(1, reloads.get());

        touch(1);
        watch.round();
        watch.round();
        assertEquals(2, reloads.get());
    }

    @Test
    void afterAFaultTheNextChangeIsTried() throws IOException {
        SourceWatch watch = new SourceWatch(List.of(source), () -> {
            reloads.incrementAndGet();
            throw Problem.of(Mistake.MALFORMED_FILE, "case.ttl:1", "a fault", "Mend it");
        });
        for (int change = 1; change <= 2; change++) {
            touch(change);
            watch.round();
            watch.round();
        }
        assertEquals(2, reloads.get());
    }

    @Test
    void aStoreThatWasBuiltAgainIsServedAndADamagedOneIsNot() throws IOException {
        Path built = folder.resolve("store");
        build(built, "wang-2022");
        try (ServedStore served = new ServedStore(built)) {
            SourceWatch watch = new SourceWatch(List.of(built), served::reload);
            assertEquals(1, served.cases());

            build(built, "wang-2022", "yu-2024");
            watch.round();
            watch.round();
            assertEquals(2, served.cases());

            try (Stream<Path> files = Files.list(built)) {
                Path graphs = files.filter(file -> file.toString().endsWith(".cgc"))
                        .findFirst()
                        .orElseThrow();
                // What is served goes on reading the file that it mapped.
                Files.delete(graphs);
                Files.writeString(graphs, "torn");
            }
            Files.setLastModifiedTime(built.resolve("casegraph-store.json"), FileTime.fromMillis(1_000_000_000_000L));
            watch.round();
            watch.round();
            assertEquals(2, served.cases(), "what is damaged is not served");

            build(built, "yu-2024");
            watch.round();
            watch.round();
            assertEquals(1, served.cases());
        }
    }

    private static void build(Path store, String... cases) {
        String[] arguments = Stream.of(
                        Stream.of("build"),
                        Stream.of(cases).map(id -> "data/cases/" + id + ".ttl"),
                        Stream.of("--store", store.toString()))
                .flatMap(part -> part)
                .toArray(String[]::new);
        CommandLineRun run = CommandLineRun.of(arguments);

        assertEquals(0, run.status(), run.err());
    }

    /** A folder behind an endpoint, as {@code serve --watch} has it. */
    private static final class ServedStore implements AutoCloseable {
        private final Path folder;
        private final Endpoint endpoint;

        private ServedStore(Path folder) {
            this.folder = folder;
            endpoint = Endpoint.start(open(), QuestionLibrary.ofProject(), 0);
        }

        private Store open() {
            return CaseStore.of(List.of(folder));
        }

        private void reload() {
            endpoint.replace(open());
        }

        private int cases() throws IOException {
            return JSON.parse(new URL("http://localhost:" + endpoint.port() + "/health").openStream())
                    .get("cases")
                    .getAsNumber()
                    .value()
                    .intValue();
        }

        @Override
        public void close() {
            endpoint.close();
        }
    }

    private void touch(int seconds) throws IOException {
        Files.setLastModifiedTime(source, FileTime.fromMillis(1_000_000_000_000L + seconds * 1000L));
    }
}
