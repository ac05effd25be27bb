package org.casegraph.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.casegraph.problem.Problem;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.phenopacket.PhenopacketSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedPhenopacketsTest {
    private static final int CASES = 60;
    private static final String OF_SEED_7 = "5a2987060309451193335ad3bd1f3733bfce07274dee2d3cbd0939a590cfaed2";

    @TempDir
    Path folder;

    @Test
    void oneSeedWritesTheSameBytesOnEachMachine() throws IOException, NoSuchAlgorithmException {
        assertEquals(OF_SEED_7, digest(written("a", 7)));
        assertEquals(digest(written("b", 7)), digest(written("c", 7)));
        assertNotEquals(digest(written("d", 8)), digest(written("e", 7)));
    }

    @Test
    void eachIsReadAsACaseWithoutAWord() throws IOException {
        List<Problem> problems = new ArrayList<>();
        List<ImportedCase> cases = new ArrayList<>();
        PhenopacketSource source = new PhenopacketSource(cases::add, problems::add);
        for (Path file : written("read", 7)) {
            source.read(file.toString(), Files.readAllBytes(file));
        }
        assertEquals(List.of(), problems);
        assertEquals(CASES, cases.size());
    }

    @Test
    void casesOfOneDiseaseShareFindings() throws IOException {
        String all = String.join(
                "\n", written("shared", 7).stream().map(file -> read(file)).toList());
        long features = Stream.of(all.split("\"id\": \"HP:9"))
                .skip(1)
                .map(id -> id.substring(0, 6))
                .count();
        long distinct = Stream.of(all.split("\"id\": \"HP:9"))
                .skip(1)
                .map(id -> id.substring(0, 6))
                .distinct()
                .count();
        assertTrue(features > 10 * CASES && distinct < features / 2, features + " features, " + distinct + " distinct");
    }

    private List<Path> written(String name, long seed) throws IOException {
        Path to = folder.resolve(name);
        GeneratedPhenopackets.write(CASES, seed, to, List.of());
        try (Stream<Path> files = Files.walk(to)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String digest(List<Path> files) throws NoSuchAlgorithmException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        files.forEach(file -> sha.update((file.getFileName() + read(file)).getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(sha.digest());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
