package org.casegraph.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stock Fuseki on TDB2. */
final class Fuseki implements Engine {
    private final Path work;
    private final Duration cap;

    Fuseki(Path work, Duration cap) {
        this.work = work;
        this.cap = cap;
    }

    @Override
    public String name() {
        return "TDB2";
    }

    /**
     * With the triples read into memory when it starts.
     *
     * @param options for Java
     */
    Running serveFromMemory(Path triples, Path folder, List<String> options) throws IOException, InterruptedException {
        int port = SparqlClient.freePort();
        List<String> command = new ArrayList<>(List.of(RunningProcess.java(), "-Xmx4g"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                Libraries.classPath("fuseki", work),
                "org.apache.jena.fuseki.main.cmds.FusekiServerCmd",
                "--localhost",
                "--port=" + port,
                "--file=" + triples.toAbsolutePath(),
                "/ds"));
        RunningProcess server = RunningProcess.start(
                folder,
                folder.resolve("fuseki.log").toAbsolutePath(),
                Map.of("FUSEKI_BASE", folder.resolve("fuseki").toAbsolutePath().toString()),
                command);
        return new Running(server, URI.create("http://localhost:" + port + "/ds/sparql"));
    }

    @Override
    public String version() {
        return "5.6.0";
    }

    @Override
    public void load(Path triples, Path folder) throws IOException, InterruptedException {
        try (RunningProcess loader = RunningProcess.start(
                folder,
                folder.resolve("load.log"),
                Map.of(),
                List.of(
                        RunningProcess.java(),
                        "-Xmx3g",
                        "-cp",
                        Libraries.classPath("fuseki", work),
                        "tdb2.tdbloader",
                        "--loader=parallel",
                        "--loc=" + database(folder),
                        triples.toString()))) {
            loader.await(Duration.ofMinutes(10));
        }
    }

    private static Path database(Path folder) {
        return folder.resolve("tdb2").toAbsolutePath();
    }

    @Override
    public Running serve(Path triples, Path folder) throws IOException, InterruptedException {
        int port = SparqlClient.freePort();
        RunningProcess server = RunningProcess.start(
                folder,
                folder.resolve("serve.log"),
                Map.of("FUSEKI_BASE", folder.resolve("run").toAbsolutePath().toString()),
                List.of(
                        RunningProcess.java(),
                        "-Xmx4g",
                        "-cp",
                        Libraries.classPath("fuseki", work),
                        "org.apache.jena.fuseki.main.cmds.FusekiServerCmd",
                        "--localhost",
                        "--port=" + port,
                        "--timeout=" + cap.toMillis(),
                        "--tdb2",
                        "--loc=" + database(folder),
                        "/ds"));
        return new Running(server, URI.create("http://localhost:" + port + "/ds/sparql"));
    }
}
