package org.casegraph.endpoint.http;

import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;

/** How far a connection is with its request: it reads one, works at one, or writes an answer. */
final class ConnectionActivity {
    /** The attribute of a request that holds it. */
    static final String ATTRIBUTE = "org.casegraph.exchange";

    private enum State {
        READING,
        WORKING,
        WRITING
    }

    private final Connection connection;
    private final AtomicLong written = new AtomicLong();
    private volatile State state = State.READING;
    private volatile long bytesBefore;
    private volatile long since;

    ConnectionActivity(Connection connection) {
        this.connection = connection;
        read();
    }

    EndPoint endPoint() {
        return connection.getEndPoint();
    }

    /** Waits for a request; its time begins with its first byte. */
    void read() {
        bytesBefore = connection.getBytesIn();
        since = 0;
        state = State.READING;
    }

    /** The request is whole. */
    void work() {
        state = State.WORKING;
    }

    /** The first or some more bytes of the answer are on their way. */
    void write(long bytes) {
        if (state != State.WRITING) {
            written.set(0);
            since = System.nanoTime();
            state = State.WRITING;
        }
        written.addAndGet(bytes);
    }

    /** Nothing is asked, or the last answer has gone and nothing of the next request has come. */
    boolean isIdle() {
        return state == State.READING && connection.getBytesIn() == bytesBefore;
    }

    /** @param patience in nanoseconds, for a whole request, and before an answer must have been read at {@code rate} */
    boolean isTooSlow(long now, long patience, long rate) {
        switch (state) {
            case READING -> {
                if (since == 0 && connection.getBytesIn() > bytesBefore) {
                    since = now;
                }
                return since != 0 && now - since > patience;
            }
            case WRITING -> {
                double seconds = (now - since) / 1e9;
                return now - since > patience && written.get() < rate * seconds;
            }
            default -> {
                return false;
            }
        }
    }
}
