package org.casegraph.workbench.page;

import java.util.SortedMap;
import org.casegraph.endpoint.http.ListeningAddress;
import org.casegraph.problem.Problem;
import org.casegraph.workbench.CaseFile;
import org.casegraph.workbench.LiveCheck;
import org.casegraph.workbench.TermLookup;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the workbench of one case file on this machine, until it is closed. */
public final class Workbench implements AutoCloseable {
    /** It listens on no other address of the machine. */
    public static final String HOST = "127.0.0.1";

    private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);
    private static final int LARGEST_BODY = 1024 * 1024;
    private static final int THREADS = 16;

    private final Server jetty;
    private final ServerConnector connector;
    private final DoorKeeper door;
    private final Paths paths;

    private Workbench(CaseFile file, TermLookup terms, int port) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("workbench");
        this.jetty = new Server(threads);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        this.connector = new ServerConnector(jetty, new HttpConnectionFactory(configuration));
        connector.setHost(HOST);
        connector.setPort(port);
        jetty.addConnector(connector);
        this.door = new DoorKeeper(connector::getLocalPort);
        SizeLimitHandler limited = new SizeLimitHandler(LARGEST_BODY, -1);
        this.paths = new Paths(door, file, terms, LiveCheck.ofProject());
        limited.setHandler(paths);
        jetty.setHandler(limited);
    }

    /**
     * @param port 0 for any that is free
     * @throws Problem if the port cannot be listened on
     */
    public static Workbench start(CaseFile file, TermLookup terms, int port) {
        Workbench workbench = new Workbench(file, terms, port);
        try {
            workbench.jetty.start();
        } catch (Exception e) {
            throw new ListeningAddress(HOST, port)
                    .problem(e)
                    .orElseThrow(() -> new IllegalStateException("the workbench did not start", e));
        }
        return workbench;
    }

    /** Of its page, with the token; whoever knows it may write the file. */
    public String address() {
        return "http://" + HOST + ":" + connector.getLocalPort() + "/" + door.token() + "/";
    }

    /** As {@link Paths#known}. */
    SortedMap<String, String> paths() {
        return paths.known();
    }

    /** Returns when it is closed. */
    public void join() throws InterruptedException {
        jetty.join();
    }

    @Override
    public void close() {
        try {
            jetty.stop();
        } catch (Exception e) {
            LOG.warn("the workbench did not end cleanly", e);
        }
    }
}
