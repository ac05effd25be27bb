package org.casegraph.endpoint;

import java.net.BindException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.fuseki.FusekiException;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.casegraph.query.Examples;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.source.Problem;
import org.casegraph.store.DatasetDescription;
import org.casegraph.store.Store;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;

/**
 * An embedded Fuseki, reachable from this machine only.
 *
 * <p>Fuseki gives the server. The answers are our own: Fuseki's query action sends rows while it still evaluates, so
 * that a timeout leaves half an answer with status 200, and it reports errors as plain text without line and column.
 */
public final class Endpoint implements AutoCloseable {
    private static final int BUFFER = 32 * 1024;
    private static final int LARGEST_FORM = 1024 * 1024;
    private static final long STOP_MILLISECONDS = 5_000;

    private final FusekiServer server;

    private Endpoint(FusekiServer server) {
        this.server = server;
    }

    /** As {@link #start(Store, QuestionLibrary, int, Map)} without pages. */
    public static Endpoint start(Store store, QuestionLibrary questions, int port) {
        return start(store, questions, port, Map.of());
    }

    /**
     * Serves until {@link #close}.
     *
     * @param port 0 for any that is free; one that is taken is a {@link Problem}
     * @param pages further resources by servlet path; unless empty, a browser that calls {@code /sparql} is sent to
     *     {@code /} or, with its query, to {@code /query}
     */
    public static Endpoint start(Store store, QuestionLibrary questions, int port, Map<String, Resource> pages) {
        QueryService service = new QueryService(store);
        Map<String, Resource> resources = new LinkedHashMap<>(pages);
        resources.put("/sparql", new SparqlResource(service, !pages.isEmpty()));
        resources.put("/api/queries/*", new QuestionResource(service, questions));
        resources.put("/openapi.json", request -> OpenApi.of(questions, request));
        resources.put("/.well-known/void", new GraphResource(store.dataset(), DatasetDescription.GRAPH));
        resources.put("/.well-known/sparql-examples", new GraphResource(store.dataset(), Examples.GRAPH));
        resources.put("/health", request -> health(store));
        resources.put("/*", request -> {
            throw RequestProblem.of(
                    404,
                    "Not found",
                    "Nothing is at " + request.getRequestURI() + ". Try /sparql, /api/queries or /health.");
        });
        FusekiServer.Builder builder = FusekiServer.create()
                .loopback(true)
                .port(port)
                // No module that may lie on the class path: each could add a path.
                .fusekiModules(FusekiModules.create());
        resources.forEach((path, resource) -> builder.addServlet(path, new ResourceServlet(resource)));
        builder.addServlet("/dump.nq.gz", new DumpServlet(store.dataset()));
        FusekiServer server = builder.build();
        prepare(server.getJettyServer());
        try {
            return new Endpoint(server.start());
        } catch (FusekiException e) {
            server.stop();
            if (hasCause(e, BindException.class)) {
                throw Problem.of(
                        "port " + port, "it is in use", "Stop the other program or give another one with --port", e);
            }
            throw e;
        }
    }

    /** The port in use, also where 0 was asked for. */
    public int port() {
        return server.getPort();
    }

    /** Waits until the server has stopped. */
    public void join() {
        server.join();
    }

    /** Takes no new request and lets those in hand end, for five seconds at most. */
    @Override
    public void close() {
        server.stop();
    }

    private static void prepare(Server jetty) {
        for (Connector connector : jetty.getConnectors()) {
            // Fuseki's default allocates 5 MiB for each answer.
            connector
                    .getConnectionFactory(HttpConnectionFactory.class)
                    .getHttpConfiguration()
                    .setOutputBufferSize(BUFFER);
        }
        ((ServletContextHandler) jetty.getHandler()).setMaxFormContentSize(LARGEST_FORM);
        jetty.setHandler(new GracefulHandler(jetty.getHandler()));
        jetty.setErrorHandler(new ProblemErrorHandler());
        jetty.setStopTimeout(STOP_MILLISECONDS);
    }

    private static Representation health(Store store) {
        String version = Endpoint.class.getPackage().getImplementationVersion();
        return Representation.of(
                "application/json",
                JsonBuilder.create()
                                .startObject()
                                .pair("status", "ok")
                                .pair("ready", true)
                                .pair("version", version == null ? "development" : version)
                                .pair("cases", store.cases().size())
                                .pair(
                                        "triples",
                                        store.dataset().getDefaultGraph().size())
                                .finishObject()
                                .build()
                        + "\n");
    }

    private static boolean hasCause(Throwable error, Class<? extends Throwable> kind) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
