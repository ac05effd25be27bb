package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.http.BadMessageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what a resource answers, with the headers that every answer has. */
@SuppressWarnings("serial") // a servlet is Serializable by heritage; nobody writes one out
final class ResourceServlet extends HttpServlet {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceServlet.class);
    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    private final Resource resource;

    ResourceServlet(Resource resource) {
        this.resource = resource;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Representation answer = answer(request);
        response.setStatus(answer.status());
        response.setHeader("Content-Type", answer.mediaType() + "; charset=utf-8");
        response.setHeader("Vary", "Accept");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
        if (reads(request)) {
            // Without credentials: every page may read what everybody may read.
            response.setHeader("Access-Control-Allow-Origin", "*");
        }
        if (answer.status() >= 400 && !reads(request)) {
            // A body that nobody read makes Jetty close the connection; a client that is not told would use it again.
            response.setHeader("Connection", "close");
        }
        answer.headers().forEach(response::setHeader);
        response.setContentLength(answer.body().length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(answer.body());
        }
    }

    private Representation answer(HttpServletRequest request) {
        try {
            if (request.getMethod().equals("OPTIONS")) {
                return Representation.of("text/plain", "").withHeader("Allow", allowed());
            }
            if (!resource.methods().contains(reads(request) ? "GET" : request.getMethod())) {
                return RequestProblem.of(405, "Method not allowed", "Use " + allowed() + ".")
                        .representation()
                        .withHeader("Allow", allowed());
            }
            return resource.answer(request);
        } catch (RequestProblem e) {
            return e.representation();
        } catch (BadMessageException e) {
            return RequestProblem.of(e.getCode(), "Malformed request", e.getReason(), e)
                    .representation();
        } catch (RuntimeException e) {
            LOG.error("Request failed", e);
            return RequestProblem.of(500, "Internal error", "A mistake of the program; its log has more.")
                    .representation();
        }
    }

    private String allowed() {
        return "GET, HEAD, OPTIONS" + (resource.methods().contains("POST") ? ", POST" : "");
    }

    private static boolean reads(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }
}
