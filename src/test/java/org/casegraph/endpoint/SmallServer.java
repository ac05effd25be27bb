package org.casegraph.endpoint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Scanner;
import java.util.stream.LongStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.evaluation.Limits;

/**
 * An endpoint in a process of its own with a heap of 512 MB, over a chain of 40,000 nodes and the case of
 * {@link ServedFixture}.
 */
final class SmallServer implements AutoCloseable {
    static final int CHAIN = 40_000;

    private static final String OPTIONS = System.getProperty("small-server.options", "-Xmx512m");

    private final Process process;
    private final BufferedReader out;
    private final URI address;
    private final HttpClient client = HttpClient.newHttpClient();

    private SmallServer(Process process, BufferedReader out, URI address) {
        this.process = process;
        this.out = out;
        this.address = address;
    }

    /** @param settings deadline in milliseconds, how many queries run at once, and how many quads of noise its dump has */
    public static void main(String[] settings) {
        Graph graph = GraphFactory.createDefaultGraph();
        Node next = NodeFactory.createURI("urn:next");
        for (int i = 0; i < CHAIN; i++) {
            graph.add(NodeFactory.createURI("urn:chain:" + i), next, NodeFactory.createURI("urn:chain:" + (i + 1)));
        }
        ServedFixture.store().dataset().getDefaultGraph().find().forEach(graph::add);
        Limits limits = Limits.standard()
                .withDeadline(Duration.ofMillis(Long.parseLong(settings[0])))
                .withParallel(Integer.parseInt(settings[1]));
        DatasetGraph dataset = DatasetGraphFactory.wrap(graph);
        if (settings.length > 2) {
            dataset = DatasetGraphFactory.createGeneral();
            graph.find().forEachRemaining(dataset.getDefaultGraph()::add);
            dataset.addGraph(NodeFactory.createURI("urn:noise"), noise(Integer.parseInt(settings[2])));
        }
        Endpoint endpoint = Endpoint.start(dataset, Settings.loopback(0).withLimits(limits));
        System.out.println("port " + endpoint.port());
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (Scanner questions = new Scanner(System.in, StandardCharsets.UTF_8)) {
            while (questions.hasNextLine()) {
                questions.nextLine();
                System.out.println(LongStream.of(threads.getAllThreadIds())
                        .map(threads::getThreadCpuTime)
                        .filter(time -> time > 0)
                        .sum());
            }
        }
        endpoint.close();
    }

    /** What cannot be packed: three hundred bytes each. */
    private static Graph noise(int quads) {
        Random random = new Random(1);
        Graph noise = GraphFactory.createDefaultGraph();
        byte[] bytes = new byte[300];
        for (int i = 0; i < quads; i++) {
            random.nextBytes(bytes);
            noise.add(
                    NodeFactory.createURI("urn:noise:" + i),
                    NodeFactory.createURI("urn:value"),
                    NodeFactory.createLiteralString(Base64.getEncoder().encodeToString(bytes)));
        }
        return noise;
    }

    static SmallServer start(Duration deadline, int parallel) throws IOException {
        return start(List.of(Long.toString(deadline.toMillis()), Integer.toString(parallel)));
    }

    /** With a dump of so many quads, of three hundred bytes each. */
    static SmallServer withDump(Duration deadline, int parallel, int quads) throws IOException {
        return start(List.of(Long.toString(deadline.toMillis()), Integer.toString(parallel), Integer.toString(quads)));
    }

    private static SmallServer start(List<String> settings) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(OPTIONS.split(" ")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SmallServer.class.getName()));
        command.addAll(settings);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null || !line.startsWith("port ")) {
            process.destroy();
            throw new IllegalStateException("the server did not start: " + line);
        }
        return new SmallServer(process, out, URI.create("http://localhost:" + line.substring(5)));
    }

    URI address() {
        return address;
    }

    HttpRequest.Builder query(String text) {
        return HttpRequest.newBuilder(address.resolve("/sparql"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/sparql-results+json, text/turtle")
                .POST(HttpRequest.BodyPublishers.ofString("query=" + URLEncoder.encode(text, StandardCharsets.UTF_8)));
    }

    HttpResponse<String> ask(String text) {
        return send(query(text));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address.resolve(path)));
    }

    byte[] bytes(String path) {
        return send(HttpRequest.newBuilder(address.resolve(path)), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Processor time that the threads of the program have used; those of the compiler and the collector are not among them. */
    Duration threadTime() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            return Duration.ofNanos(Long.parseLong(out.readLine()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
