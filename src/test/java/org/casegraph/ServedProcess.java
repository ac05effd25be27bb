package org.casegraph;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionBase1;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.casegraph.endpoint.ServedFixture;

/** The command {@code serve} in a process of its own, over one small case, with one function that does not end. */
final class ServedProcess implements AutoCloseable {
    private static final String FUNCTION = "http://www.w3.org/2005/xpath-functions#collation-key";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final CompletableFuture<String> log;
    private final URI address;

    private ServedProcess(Process process, CompletableFuture<String> log, URI address) {
        this.process = process;
        this.log = log;
        this.address = address;
    }

    public static void main(String[] arguments) {
        FunctionRegistry.get().put(FUNCTION, Endless.class);
        System.exit(Main.run(sources -> ServedFixture.builder(), System.out, System.err, arguments));
    }

    /** Does not hear that it should stop. */
    public static final class Endless extends FunctionBase1 {
        @Override
        public NodeValue exec(NodeValue value) {
            CountDownLatch never = new CountDownLatch(1);
            while (true) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    // Deaf.
                }
            }
        }
    }

    static ServedProcess start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ServedProcess.class.getName(),
                "serve",
                "--port",
                "0"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).start();
        CompletableFuture<String> log = CompletableFuture.supplyAsync(() -> read(process));
        String line =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new IllegalStateException("the server did not start: " + log.join());
        }
        return new ServedProcess(process, log, URI.create(line.split(" ", 2)[0]));
    }

    private static String read(Process process) {
        try {
            return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Asks what does not end. */
    CompletableFuture<HttpResponse<String>> askEndless() {
        String query = URLEncoder.encode("SELECT (<" + FUNCTION + ">(\"a\") AS ?x) {}", StandardCharsets.UTF_8);
        return client.sendAsync(
                HttpRequest.newBuilder(address.resolve("/sparql?query=" + query))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** As a supervisor does: SIGTERM. */
    void stop() {
        process.destroy();
    }

    int exitStatus() throws InterruptedException {
        return process.waitFor();
    }

    /** All that it said on standard error, when it has ended. */
    String log() {
        return log.join();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
