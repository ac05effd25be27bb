package org.casegraph.endpoint.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each request: who, method, path, status, bytes, milliseconds. What a client wrote cannot begin a line of
 * its own or drive a terminal, because all but printable ASCII is encoded.
 */
public final class AccessLog implements RequestLog {
    /** The attribute of a request that holds the text of its query. */
    public static final String QUERY = "org.casegraph.query";

    private static final Logger LOG = LoggerFactory.getLogger("org.casegraph.access");

    private final boolean queries;

    /** @param queries whether the text of queries and the parameters are logged, too */
    AccessLog(boolean queries) {
        this.queries = queries;
    }

    @Override
    public void log(Request request, Response response) {
        LOG.info(
                "{} {} {} {} {} B {} ms{}",
                encoded(Request.getRemoteAddr(request)),
                encoded(request.getMethod()),
                encoded(request.getHttpURI().getPath()),
                response.getStatus(),
                Response.getContentBytesWritten(response),
                (System.nanoTime() - request.getBeginNanoTime()) / 1_000_000,
                queries ? asked(request) : "");
    }

    private static String asked(Request request) {
        Object query = request.getAttribute(QUERY);
        String parameters = request.getHttpURI().getQuery();
        return (parameters == null ? "" : " ?" + encoded(parameters))
                + (query == null ? "" : " " + encoded(query.toString()));
    }

    static String encoded(String text) {
        if (text == null) {
            return "-";
        }
        StringBuilder line = new StringBuilder();
        text.chars().forEach(c -> {
            if (c > ' ' && c < 0x7f && c != '\\' || c == ' ') {
                line.append((char) c);
            } else {
                line.append(String.format("\\u%04x", c));
            }
        });
        return line.toString();
    }
}
