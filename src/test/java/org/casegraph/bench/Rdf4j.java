package org.casegraph.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.eclipse.rdf4j.common.exception.RDF4JException;
import org.eclipse.rdf4j.query.TupleQuery;
import org.eclipse.rdf4j.query.resultio.QueryResultIO;
import org.eclipse.rdf4j.query.resultio.TupleQueryResultFormat;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.repository.sail.SailRepositoryConnection;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.sail.memory.MemoryStore;

/** RDF4J's store in memory, which was faster than its native one; its {@code main} is the server. */
final class Rdf4j implements Engine {
    private final Path work;
    private final Duration cap;
    private final String heap;

    Rdf4j(Path work, Duration cap, String heap) {
        this.work = work;
        this.cap = cap;
        this.heap = heap;
    }

    @Override
    public String name() {
        return "RDF4J";
    }

    @Override
    public String version() {
        return "5.2.0, in memory";
    }

    @Override
    public void load(Path triples, Path folder) throws IOException, InterruptedException {
        Libraries.classPath("rdf4j", work);
    }

    @Override
    public Running serve(Path triples, Path folder) throws IOException, InterruptedException {
        int port = SparqlClient.freePort();
        RunningProcess server = RunningProcess.start(
                folder,
                folder.resolve("serve.log"),
                Map.of(),
                List.of(
                        RunningProcess.java(),
                        heap,
                        "-cp",
                        Libraries.withTests(Libraries.classPath("rdf4j", work)),
                        Rdf4j.class.getName(),
                        triples.toString(),
                        Integer.toString(port),
                        Long.toString(cap.toSeconds())));
        return new Running(server, URI.create("http://localhost:" + port + "/sparql"));
    }

    public static void main(String[] arguments) throws IOException {
        SailRepository repository = new SailRepository(new MemoryStore());
        try (SailRepositoryConnection connection = repository.getConnection()) {
            connection.add(Path.of(arguments[0]).toFile(), RDFFormat.NTRIPLES);
        }
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1])), 0);
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.createContext("/sparql", exchange -> answer(exchange, repository, Integer.parseInt(arguments[2])));
        server.start();
    }

    private static void answer(HttpExchange exchange, SailRepository repository, int seconds) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        String query = URLDecoder.decode(form.substring("query=".length()), StandardCharsets.UTF_8);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        int status = 200;
        try (SailRepositoryConnection connection = repository.getConnection()) {
            TupleQuery prepared = connection.prepareTupleQuery(query);
            prepared.setMaxExecutionTime(seconds);
            QueryResultIO.writeTuple(prepared.evaluate(), TupleQueryResultFormat.JSON, answer);
        } catch (RDF4JException e) {
            status = 503;
            answer.reset();
            answer.writeBytes(String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8));
        }
        exchange.sendResponseHeaders(status, answer.size() == 0 ? -1 : answer.size());
        try (OutputStream body = exchange.getResponseBody()) {
            answer.writeTo(body);
        }
    }
}
