package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with a Java that only says how it was called, and leaves an archive where it is told to. */
class LauncherTest {
    private static final String ARCHIVE = "17.0.1+12-@jar.sha256@.jsa";

    @TempDir
    private Path folder;

    private Path cache;

    @BeforeEach
    void install() throws IOException {
        folder = folder.toRealPath();
        cache = Files.createDirectories(folder.resolve("cache/casegraph"));
        Files.copy(Path.of("src/launcher/casegraph"), folder.resolve("casegraph"));
        Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(
                folder.resolve("jdk/release"), "JAVA_RUNTIME_VERSION=\"17.0.1+12\"\nJAVA_VERSION=\"17.0.1\"\n");
        Path java = folder.resolve("jdk/bin/java");
        Files.writeString(
                java,
                """
                #!/bin/sh
                for given in "$@"; do
                    case $given in -XX:ArchiveClassesAtExit=*) echo classes >"${given#*=}" ;; esac
                    echo "$given"
                done
                """);
        assertTrue(java.toFile().setExecutable(true));
    }

    @Test
    void theFirstStartMakesAnArchiveThatTheSecondUses() throws IOException, InterruptedException {
        Path stale = Files.createFile(cache.resolve("16.0.2-other.jsa"));
        List<String> first = run("serve", "a b");

        assertEquals(List.of("-jar", folder.resolve("casegraph.jar").toString(), "serve", "a b"), last(first, 4));
        assertTrue(first.stream().noneMatch(given -> given.contains("Archive")), first::toString);
        assertEquals(
                "-XX:SharedArchiveFile=" + cache.resolve(ARCHIVE), run("list").get(0));
        assertTrue(Files.notExists(stale));
    }

    @Test
    void noSecondArchiveIsMadeBesideOneThatIsBeingMade() throws IOException, InterruptedException {
        Files.createDirectory(cache.resolve(ARCHIVE + ".making"));

        assertEquals("list", last(run("list"), 1).get(0));
        assertEquals("list", last(run("list"), 1).get(0));
        assertTrue(Files.notExists(cache.resolve(ARCHIVE)));
    }

    @Test
    void aCacheThatCannotBeWrittenIsNoHindrance() throws IOException, InterruptedException {
        Files.delete(cache);
        Files.writeString(cache, "a file");

        assertEquals(List.of("-jar", folder.resolve("casegraph.jar").toString(), "list"), last(run("list"), 3));
    }

    @Test
    void itIsFoundThroughALink() throws IOException, InterruptedException {
        Files.createFile(cache.resolve(ARCHIVE));
        Path link = Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("bin")).resolve("cg"), Path.of("../casegraph"));

        assertEquals(
                List.of(
                        "-jar",
                        folder.resolve("bin/../casegraph.jar").normalize().toString(),
                        "list"),
                last(started(link, "list"), 3));
    }

    private List<String> run(String... arguments) throws IOException, InterruptedException {
        return started(folder.resolve("casegraph"), arguments);
    }

    /**
     * The arguments that Java was given. What goes on behind holds the pipe open and cat waits for it, so it has ended, too:
     * Java itself would close its end as soon as the process that it started has ended.
     */
    private List<String> started(Path launcher, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        Stream.of("sh", "-c", "{ sh \"$0\" \"$@\" 3>&1; echo $?; } | cat", launcher.toString()),
                        Stream.of(arguments))
                .toList());
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().remove("JAVA_OPTS");
        Process process = builder.redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), told);
        List<String> lines = told.lines().toList();
        assertEquals("0", last(lines, 1).get(0), told);
        return lines.subList(0, lines.size() - 1);
    }

    private static <T> List<T> last(List<T> all, int number) {
        return all.subList(Math.max(0, all.size() - number), all.size());
    }
}
