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
    public Running start(Path triples, Path folder) throws IOException, InterruptedException {
        Path isql = ISQL.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("not installed (apt install virtuoso-opensource-7)"));
        int port = SparqlClient.freePort();
        int sql = SparqlClient.freePort();
        Path settings = folder.resolve("virtuoso.ini");
        Files.createDirectories(folder);
        Files.writeString(settings, settings(sql, port, triples.toAbsolutePath().getParent()));
        RunningProcess server = RunningProcess.start(
                folder,
                folder.resolve("serve.log"),
                Map.of(),
                List.of("virtuoso-t", "+foreground", "+configfile", settings.toString()));
        try {
            sql(isql, sql, folder, server, "SELECT 1;");
            long start = System.nanoTime();
            sql(
                    isql,
                    sql,
                    folder,
                    server,
                    "ld_dir('" + triples.toAbsolutePath().getParent() + "', '" + triples.getFileName() + "', '" + GRAPH
                            + "'); rdf_loader_run(); checkpoint;");
            return new Running(
                    server,
                    URI.create("http://localhost:" + port + "/sparql?default-graph-uri="
                            + URLEncoder.encode(GRAPH, StandardCharsets.UTF_8)),
                    (System.nanoTime() - start) / 1e9);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** Asked again until the server listens. */
    private static void sql(Path isql, int port, Path folder, RunningProcess server, String statements)
            throws IOException, InterruptedException {
        AtomicReference<IOException> last = new AtomicReference<>(new IOException("it did not start"));
        while (server.isAlive() && server.seconds() < 300) {
            try (RunningProcess client = RunningProcess.start(
                    folder,
                    folder.resolve("isql.log"),
                    Map.of(),
                    List.of(isql.toString(), "localhost:" + port, "dba", "dba", "exec=" + statements))) {
                client.await(Duration.ofMinutes(5));
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
