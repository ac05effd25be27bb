package org.casegraph.endpoint.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a long answer as fast as the client reads, without a thread that waits for it. */
final class NonBlockingWriter implements WriteListener {
    private static final Logger LOG = LoggerFactory.getLogger(NonBlockingWriter.class);
    private static final int PART = 32 * 1024;

    private final StreamedBody parts;
    private final ServletOutputStream out;
    private final AsyncContext context;
    private final Optional<ConnectionActivity> exchange;

    private NonBlockingWriter(
            StreamedBody parts, ServletOutputStream out, AsyncContext context, Optional<ConnectionActivity> exchange) {
        this.parts = parts;
        this.out = out;
        this.context = context;
        this.exchange = exchange;
    }

    static void write(HttpServletRequest request, HttpServletResponse response, byte[] body) throws IOException {
        if (body.length < PART) {
            // It fits into the buffer of the connection.
            response.getOutputStream().write(body);
            return;
        }
        write(request, response, new Slices(body));
    }

    static void write(HttpServletRequest request, HttpServletResponse response, StreamedBody parts) throws IOException {
        Optional<ConnectionActivity> exchange =
                Optional.ofNullable((ConnectionActivity) request.getAttribute(ConnectionActivity.ATTRIBUTE));
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        ServletOutputStream out = response.getOutputStream();
        out.setWriteListener(new NonBlockingWriter(parts, out, context, exchange));
    }

    @Override
    public void onWritePossible() throws IOException {
        while (out.isReady()) {
            Optional<byte[]> part = next();
            if (part.isEmpty()) {
                context.complete();
                return;
            }
            out.write(part.get());
            exchange.ifPresent(writing -> writing.write(part.get().length));
        }
    }

    /** Without its end where the rest cannot be made: the client sees that the connection breaks off. */
    private Optional<byte[]> next() throws IOException {
        try {
            return parts.next();
        } catch (InternalError e) {
            exchange.ifPresent(writing -> writing.endPoint().close());
            throw new IOException(RequestProblem.ofStore(e));
        } catch (RuntimeException e) {
            LOG.error("Answer broken off: {}", SafeStackTrace.of(e));
            exchange.ifPresent(writing -> writing.endPoint().close());
            throw e;
        }
    }

    @Override
    public void onError(Throwable gone) {
        context.complete();
    }

    /** Of a body that is whole already. */
    private static final class Slices implements StreamedBody {
        private final byte[] body;
        private int sent;

        private Slices(byte[] body) {
            this.body = body;
        }

        @Override
        public Optional<byte[]> next() {
            if (sent == body.length) {
                return Optional.empty();
            }
            int from = sent;
            sent = Math.min(body.length, from + PART);
            return Optional.of(Arrays.copyOfRange(body, from, sent));
        }
    }
}
