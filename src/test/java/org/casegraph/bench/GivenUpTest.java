package org.casegraph.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenUpTest {
    private static final Duration CAP = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    @Test
    void whatTookMoreThanAllProcessorsHaveIsNotAskedAgain() throws IOException {
        Path file = folder.resolve("given-up.tsv");
        GivenUp first = new GivenUp(file);
        first.tookInVain("SELECT 1", 10.5, "over 20 s");
        first.tookInVain("SELECT 2", 6, "over 20 s");
        first.refused("SELECT 3", "400 no\nsuch function");

        for (GivenUp kept : new GivenUp[] {first, new GivenUp(file)}) {
            assertEquals(Optional.of("over 20 s"), kept.hopeless("SELECT 1", CAP, 2));
            assertEquals(Optional.empty(), kept.hopeless("SELECT 1", Duration.ofSeconds(6), 2));
            assertEquals(Optional.empty(), kept.hopeless("SELECT 2", CAP, 2), "other programs may have run meanwhile");
            assertEquals(Optional.of("over 20 s"), kept.hopeless("SELECT 2", CAP, 1));
            assertTrue(kept.hopeless("SELECT 3", CAP, 2).isPresent(), "a refusal is none of time");
            assertEquals(Optional.empty(), kept.hopeless("SELECT 4", CAP, 2));
        }
    }

    @Test
    void whatIsMadeOfAnotherIsMadeAnew() throws IOException {
        Path kept = folder.resolve("kept");
        KeptFolder first = new KeptFolder(kept, "version 1 of a");
        assertFalse(first.isKept());
        first.empty();
        Files.createDirectories(kept.resolve("inside"));
        Files.writeString(kept.resolve("inside").resolve("file"), "loaded");
        assertFalse(first.isKept(), "not before all is made");
        first.keep();
        assertTrue(new KeptFolder(kept, "version 1 of a").isKept());

        KeptFolder other = new KeptFolder(kept, "version 2 of a");
        assertFalse(other.isKept());
        other.empty();
        assertFalse(Files.exists(kept.resolve("inside")));
        assertFalse(first.isKept());
    }
}
