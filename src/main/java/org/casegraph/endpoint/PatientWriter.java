package org.casegraph.endpoint;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Sends a long answer as fast as the client reads, without a thread that waits for it. */
final class PatientWriter implements WriteListener {
    private static final int PART = 32 * 1024;

    private final byte[] body;
    private final ServletOutputStream out;
    private final AsyncContext context;
    private final Optional<Exchange> exchange;
    private int sent;

    private PatientWriter(byte[] body, ServletOutputStream out, AsyncContext context, Optional<Exchange> exchange) {
        this.body = body;
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
        Optional<Exchange> exchange = Optional.ofNullable((Exchange) request.getAttribute(Exchange.ATTRIBUTE));
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        ServletOutputStream out = response.getOutputStream();
        out.setWriteListener(new PatientWriter(body, out, context, exchange));
    }

    @Override
    public void onWritePossible() throws IOException {
        while (out.isReady()) {
            if (sent == body.length) {
                context.complete();
                return;
            }
            int part = Math.min(PART, body.length - sent);
            out.write(body, sent, part);
            sent += part;
            exchange.ifPresent(writing -> writing.write(part));
        }
    }

    @Override
    public void onError(Throwable gone) {
        context.complete();
    }
}
