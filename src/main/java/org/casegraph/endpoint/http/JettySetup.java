package org.casegraph.endpoint.http;

import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** What a request passes in Jetty before a resource sees it. */
public final class JettySetup {
    private static final int BUFFER = 32 * 1024;
    private static final int LARGEST_HEAD = 64 * 1024;
    private static final long IDLE_MILLISECONDS = 10_000;
    private static final int CONNECTIONS = 2_000;
    private static final long STOP_MILLISECONDS = 5_000;

    private JettySetup() {}

    public static void prepare(Server jetty, Settings settings, Metrics metrics) {
        ServletContextHandler resources = (ServletContextHandler) jetty.getHandler();
        resources.setMaxFormContentSize(settings.limits().requestBytes());
        SlowClients slow = new SlowClients(resources);
        // A request waits for its body without a thread, so that no number of slow clients takes them all.
        Handler whole = new EagerContentHandler(
                slow,
                new EagerContentHandler.RetainedContentLoaderFactory(
                        settings.limits().requestBytes(), -1, true));
        jetty.setHandler(new GracefulHandler(new HostAndOriginCheck(whole, settings.hosts(), settings.origins())));
        for (Connector connector : jetty.getConnectors()) {
            if (connector instanceof ServerConnector port) {
                prepare(port, settings);
            }
            connector.addBean(slow);
        }
        jetty.addBean(new NetworkConnectionLimit(CONNECTIONS, jetty));
        jetty.setErrorHandler(new ProblemErrorHandler());
        jetty.setRequestLog(
                settings.accessLog() || settings.logQueries()
                        ? new RequestLog.Collection(metrics, new AccessLog(settings.logQueries()))
                        : metrics);
        jetty.setStopTimeout(STOP_MILLISECONDS);
    }

    private static void prepare(ServerConnector connector, Settings settings) {
        connector.setHost(settings.host());
        connector.setIdleTimeout(IDLE_MILLISECONDS);
        // With Java's own queue of 50, a crowd of new connections waits for seconds until it is tried again.
        connector.setAcceptQueueSize(CONNECTIONS);
        HttpConfiguration configuration =
                connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
        // Fuseki's defaults allocate 5 MiB for each answer and take heads of 1 MiB.
        configuration.setOutputBufferSize(BUFFER);
        configuration.setRequestHeaderSize(LARGEST_HEAD);
        configuration.setResponseHeaderSize(LARGEST_HEAD);
        configuration.setSendServerVersion(false);
        if (!settings.proxies().isEmpty()) {
            configuration.addCustomizer(new NamedProxies(settings.proxies()));
        }
        settings.base()
                .ifPresent(base -> configuration.addCustomizer((request, fields) -> {
                    request.setAttribute(PublicAddress.ATTRIBUTE, base);
                    return request;
                }));
    }
}
