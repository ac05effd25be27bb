package org.casegraph.endpoint;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.casegraph.endpoint.http.JettySetup;
import org.casegraph.endpoint.http.Metrics;
import org.casegraph.endpoint.http.PageGate;
import org.casegraph.endpoint.http.ResourceServlet;
import org.casegraph.endpoint.http.ServedSnapshot;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.evaluation.Limits;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server within the process, without a port. What it is asked passes all that a request from outside passes behind the
 * socket, and stands in no log and no count.
 */
final class AskedInside implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AskedInside.class);
    private static final int MOST_THREADS = 8;
    private static final int FEWEST_THREADS = 2;
    private static final long SECONDS = 10;

    private final Metrics metrics = new Metrics();
    private final Server server = new Server(new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS));
    private final LocalConnector inside = new LocalConnector(server);
    private final LocalConnector.LocalEndPoint connection;

    /** How something is asked. */
    interface Asking {
        /**
         * @return the whole response, its head included
         * @throws Exception as Jetty does
         */
        String response(AskedInside inside, String asked) throws Exception;
    }

    /** @throws Exception as Jetty's life cycle does */
    AskedInside(ServedSnapshot served, Limits limits) throws Exception {
        server.addConnector(inside);
        ServletContextHandler context = new ServletContextHandler("/");
        PageGate pages = new PageGate(limits);
        served.resources()
                .forEach((path, resource) -> context.addServlet(
                        new ServletHolder(new ResourceServlet(() -> served, unused -> resource, pages)), path));
        server.setHandler(context);
        JettySetup.prepare(server, Settings.loopback(0).withLimits(limits), metrics);
        try {
            server.start();
            connection = inside.connect();
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /**
     * Asks a query as most clients do.
     *
     * @return the whole response, its head included
     * @throws Exception as Jetty does
     */
    String query(String text) throws Exception {
        String form = "query=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
        connection.addInputAndExecute("POST /sparql HTTP/1.1\r\nHost: localhost\r\n"
                + "Accept: application/sparql-results+json, text/turtle\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                + "\r\n\r\n" + form);
        return connection.getResponse(false, SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Asks for a page as a browser does.
     *
     * @return the whole response, its head included
     * @throws Exception as Jetty does
     */
    String page(String path) throws Exception {
        return inside.getResponse(
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n",
                SECONDS,
                TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        try (metrics) {
            server.stop();
        } catch (Exception e) {
            LOG.debug("not stopped well", e);
        }
    }
}
