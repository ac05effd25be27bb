package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.casegraph.source.Problem;
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
            throw Problem.of("case.ttl:1", "a fault", "Mend it");
        });
        for (int change = 1; change <= 2; change++) {
            touch(change);
            watch.round();
            watch.round();
        }
        assertEquals(2, reloads.get());
    }

    private void touch(int seconds) throws IOException {
        Files.setLastModifiedTime(source, FileTime.fromMillis(1_000_000_000_000L + seconds * 1000L));
    }
}
