package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the classes of the transport, which are a quarter of all that a server needs for its first answer, while the data
 * are still being opened: it answers a request within the process, without a port.
 */
public final class WarmTransport {
    private static final Logger LOG = LoggerFactory.getLogger(WarmTransport.class);

    private WarmTransport() {}

    /** Needs nothing of Jena, so that it may run while that starts. That it fails is no fault: the server is started anew. */
    public static void answer() {
        // Fuseki asks for the encoding of each when it is made; Java finds them once.
        Locale.getAvailableLocales();
        try {
            Server server = new Server();
            server.addConnector(new Unopened(server));
            LocalConnector inside = new LocalConnector(server);
            server.addConnector(inside);
            ServletContextHandler context = new ServletContextHandler("/");
            context.addServlet(new ServletHolder(new Empty()), "/*");
            server.setHandler(context);
            server.start();
            try {
                inside.getResponse("GET /?query=none HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            } finally {
                server.stop();
            }
        } catch (Exception e) {
            LOG.debug("the transport starts cold", e);
        }
    }

    /** Takes no port. */
    private static final class Unopened extends ServerConnector {
        Unopened(Server server) {
            super(server);
        }

        @Override
        protected void doStart() {
            // Only its classes are wanted.
        }

        @Override
        protected void doStop() {
            // It has not been started.
        }
    }

    /** Answers with nothing. */
    private static final class Empty extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            response.setHeader("Answered", String.valueOf(request.getParameter("query")));
        }
    }
}
