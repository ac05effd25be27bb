package org.casegraph.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** OpenLink Virtuoso as Debian packs it ({@code apt install virtuoso-opensource-7}). */
final class Virtuoso implements Engine {
    private static final String GRAPH = "urn:bench";
    private static final List<Path> ISQL =
            List.of(Path.of("/usr/bin/isql-vt"), Path.of("/usr/bin/isql-v"), Path.of("/usr/local/bin/isql"));

    private final Duration cap;

    Virtuoso(Duration cap) {
        this.cap = cap;
    }

    @Override
    public String name() {
        return "Virtuoso";
    }

    @Override
    public String version() {
        return "7";
    }

    @Override
    public void load(Path triples, Path folder) throws IOException, InterruptedException {
        Path from = triples.toAbsolutePath().getParent();
        int sql = SparqlClient.freePort();
        try (RunningProcess server = start(folder, sql, SparqlClient.freePort(), from)) {
            sql(sql, folder, server, "SELECT 1;");
            sql(
                    sql,
                    folder,
                    server,
                    "ld_dir('" + from + "', '" + triples.getFileName() + "', '" + GRAPH
                            + "'); rdf_loader_run(); checkpoint;");
            server.close(Duration.ofMinutes(2));
        }
    }

    @Override
    public Running serve(Path triples, Path folder) throws IOException, InterruptedException {
        Files.deleteIfExists(folder.resolve("virtuoso.lck"));
        int port = SparqlClient.freePort();
        return new Running(
                start(folder, SparqlClient.freePort(), port, folder),
                URI.create("http://localhost:" + port + "/sparql?default-graph-uri="
                        + URLEncoder.encode(GRAPH, StandardCharsets.UTF_8)));
    }

    private RunningProcess start(Path folder, int sql, int port, Path readable) throws IOException {
        isql();
        Path settings = folder.resolve("virtuoso.ini");
        Files.writeString(settings, settings(sql, port, readable));
        return RunningProcess.start(
                folder,
                folder.resolve("serve.log"),
                Map.of(),
                List.of("virtuoso-t", "+foreground", "+configfile", settings.toString()));
    }

    private static Path isql() throws IOException {
        return ISQL.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("not installed (apt install virtuoso-opensource-7)"));
    }

    /** Asked again until the server listens. */
    private static void sql(int port, Path folder, RunningProcess server, String statements)
            throws IOException, InterruptedException {
        AtomicReference<IOException> last = new AtomicReference<>(new IOException("it did not start"));
        while (server.isAlive() && server.seconds() < 600) {
            try (RunningProcess client = RunningProcess.start(
                    folder,
                    folder.resolve("isql.log"),
                    Map.of(),
                    List.of(isql().toString(), "localhost:" + port, "dba", "dba", "exec=" + statements))) {
                client.await(Duration.ofMinutes(9));
                return;
            } catch (IOException e) {
                last.set(e);
            }
            Thread.sleep(200);
        }
        throw last.get();
    }

    private String settings(int sql, int port, Path readable) {
        return String.join(
                "\n",
                "[Database]",
                "DatabaseFile = virtuoso.db",
                "ErrorLogFile = virtuoso.log",
                "LockFile = virtuoso.lck",
                "TransactionFile = virtuoso.trx",
                "xa_persistent_file = virtuoso.pxa",
                "[TempDatabase]",
                "DatabaseFile = virtuoso-temp.db",
                "TransactionFile = virtuoso-temp.trx",
                "[Parameters]",
                "ServerPort = 127.0.0.1:" + sql,
                "DirsAllowed = ., " + readable,
                // 2 GB, as its documentation says.
                "NumberOfBuffers = 170000",
                "MaxDirtyBuffers = 130000",
                "[HTTPServer]",
                "ServerPort = 127.0.0.1:" + port,
                "ServerThreads = 5",
                "[SPARQL]",
                "ResultSetMaxRows = 2000000",
                "MaxQueryExecutionTime = " + cap.toSeconds(),
                "MaxQueryCostEstimationTime = 100000",
                "");
    }
}
