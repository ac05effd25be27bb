package org.casegraph.endpoint.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.casegraph.rounds.Rounds;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.Graceful;

/**
 * Drops who takes longer than ten seconds to send a request, drop by drop or not at all, or to read an answer. An idle
 * timeout alone does not: a byte now and then keeps a connection for ever. A server that stops drops who asks nothing, too.
 */
final class SlowClients extends Handler.Wrapper implements Connection.Listener, Graceful {
    private static final long PATIENCE_NANOSECONDS = 10_000_000_000L;
    private static final long BYTES_PER_SECOND = 8 * 1024;
    private static final Duration ROUND = Duration.ofMillis(500);

    private final Map<Connection, ConnectionActivity> exchanges = new ConcurrentHashMap<>();
    private final Rounds rounds = new Rounds("slow clients", Thread.NORM_PRIORITY, this::round);
    private volatile boolean shutdown;

    /** @param next gets requests whose body has arrived as a whole */
    SlowClients(Handler next) {
        super(next);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        rounds.start(ROUND);
    }

    @Override
    protected void doStop() throws Exception {
        rounds.close();
        super.doStop();
    }

    @Override
    public void onOpened(Connection connection) {
        exchanges.put(connection, new ConnectionActivity(connection));
    }

    @Override
    public void onClosed(Connection connection) {
        exchanges.remove(connection);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        ConnectionActivity exchange =
                exchanges.get(request.getConnectionMetaData().getConnection());
        if (exchange != null) {
            exchange.work();
            request.setAttribute(ConnectionActivity.ATTRIBUTE, exchange);
            Request.addCompletionListener(request, failure -> answered(exchange));
        }
        return super.handle(request, response, callback);
    }

    private void answered(ConnectionActivity exchange) {
        exchange.read();
        if (shutdown) {
            exchange.endPoint().close();
        }
    }

    /** Jetty itself waits a second for a connection that a client keeps for its next request. */
    @Override
    public CompletableFuture<Void> shutdown() {
        shutdown = true;
        exchanges.values().stream().filter(ConnectionActivity::isIdle).forEach(exchange -> exchange.endPoint()
                .close());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    private void round() {
        long now = System.nanoTime();
        exchanges.values().stream()
                .filter(exchange -> exchange.isTooSlow(now, PATIENCE_NANOSECONDS, BYTES_PER_SECOND))
                .forEach(exchange -> exchange.endPoint().close());
    }
}
