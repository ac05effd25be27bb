package org.casegraph.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The libraries of a peer, by a pom.xml of its own, so that no version of ours is among them. */
final class Libraries {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath";

    private Libraries() {}

    /** @throws IOException if Maven does not get them */
    static String classPath(String peer, Path work) throws IOException, InterruptedException {
        Path file = work.resolve(peer + ".classpath").toAbsolutePath();
        if (!Files.exists(file)) {
            Path log = work.resolve(peer + ".maven.log");
            try (RunningProcess maven = RunningProcess.start(
                    work,
                    log.toAbsolutePath(),
                    Map.of(),
                    List.of(
                            System.getProperty("bench.maven", "mvn"),
                            "-B",
                            "-q",
                            "-f",
                            Path.of("src", "bench", peer, "pom.xml")
                                    .toAbsolutePath()
                                    .toString(),
                            PLUGIN,
                            "-Dmdep.outputFile=" + file))) {
                maven.await(PATIENCE);
            }
        }
        return Files.readString(file).strip();
    }

    /** Those libraries, and the classes here. */
    static String withTests(String libraries) {
        return Path.of("target", "test-classes").toAbsolutePath() + File.pathSeparator + libraries;
    }
}
