package org.casegraph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;

/**
 * Time from process start to the first answered SPARQL query over HTTP: casegraph, which reads, orders and infers, and
 * stock Fuseki, which loads the same triples ready-made. The two take turns, each in a process of its own.
 *
 * <p>{@code mvn -q test-compile exec:java -Dexec.mainClass=org.casegraph.StartBenchmark -Dexec.classpathScope=test}
 * with {@code -Dexec.args=N} for the number of rounds, 9 without.
 */
public final class StartBenchmark {
    private static final String QUERY =
            "SELECT (COUNT(*) AS ?cases) { ?case a <https://w3id.org/casegraph/ontology#Case> }";
    private static final long PATIENCE_NANOSECONDS = 60_000_000_000L;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String classPath = classPath();

    private StartBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 3 && arguments[0].equals("stock")) {
            serveStock(arguments[1], Integer.parseInt(arguments[2]));
            return;
        }
        new StartBenchmark().compare(arguments.length == 0 ? 9 : Integer.parseInt(arguments[0]));
    }

    private static void serveStock(String triples, int port) {
        DatasetGraph dataset = DatasetGraphFactory.createTxnMem();
        RDFDataMgr.read(dataset, triples);
        FusekiServer.create()
                .loopback(true)
                .port(port)
                .add("/ds", dataset)
                .start()
                .join();
    }

    private void compare(int rounds) throws IOException, InterruptedException {
        Path triples = servedTriples();
        List<Long> ours = new ArrayList<>();
        List<Long> stock = new ArrayList<>();
        try {
            for (int round = -1; round < rounds; round++) {
                int port = freePort();
                long own = time(port, "/sparql", own(port));
                port = freePort();
                long other = time(
                        port,
                        "/ds/sparql",
                        StartBenchmark.class.getName(),
                        "stock",
                        triples.toString(),
                        Integer.toString(port));
                // The first round only fills the caches of the file system.
                if (round >= 0) {
                    ours.add(own);
                    stock.add(other);
                }
            }
        } finally {
            Files.delete(triples);
        }
        System.out.printf(
                Locale.ROOT,
                "process start to first SPARQL answer, median of %d: casegraph %d ms, stock Fuseki %d ms, ratio %.2f%n",
                rounds,
                median(ours),
                median(stock),
                (double) median(ours) / median(stock));
    }

    private Path servedTriples() throws IOException, InterruptedException {
        int port = freePort();
        Process process = start(own(port));
        try {
            await(process, address(port, "/sparql", QUERY));
            Path file = Files.createTempFile("casegraph", ".nt");
            URI all = address(port, "/sparql", "CONSTRUCT WHERE { ?s ?p ?o }");
            client.send(
                    HttpRequest.newBuilder(all)
                            .header("Accept", "application/n-triples")
                            .build(),
                    HttpResponse.BodyHandlers.ofFile(file));
            return file;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private long time(int port, String path, String... program) throws IOException, InterruptedException {
        URI address = address(port, path, QUERY);
        long start = System.nanoTime();
        Process process = start(program);
        try {
            await(process, address);
            return (System.nanoTime() - start) / 1_000_000;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static String[] own(int port) {
        return new String[] {Main.class.getName(), "serve", "--port", Integer.toString(port)};
    }

    private Process start(String... program) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath));
        command.addAll(Arrays.asList(program));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static URI address(int port, String path, String query) {
        return URI.create(
                "http://localhost:" + port + path + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    private void await(Process process, URI address) throws InterruptedException {
        long start = System.nanoTime();
        while (!answered(address)) {
            if (!process.isAlive() || System.nanoTime() - start > PATIENCE_NANOSECONDS) {
                throw new IllegalStateException("no answer from " + address);
            }
            Thread.sleep(2);
        }
    }

    private boolean answered(URI address) throws InterruptedException {
        try {
            HttpResponse<Void> response =
                    client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
            return response.statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Maven runs a main class in its own process, where the class path is that of the class loader. */
    private static String classPath() {
        if (StartBenchmark.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs())
                    .map(StartBenchmark::file)
                    .collect(Collectors.joining(System.getProperty("path.separator")));
        }
        return System.getProperty("java.class.path");
    }

    private static String file(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (java.net.URISyntaxException e) {
            throw new UncheckedIOException(new IOException(url.toString(), e));
        }
    }
}
