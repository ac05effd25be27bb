package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.http.BadMessageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what a resource answers, with the headers that every answer has. */
@SuppressWarnings("serial") // a servlet is Serializable by heritage; nobody writes one out
final class ResourceServlet extends HttpServlet {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceServlet.class);

    private final Resource resource;
    private final Set<String> methods;
    private final Supplier<Version> version;

    /** @param methods that the resource answers; HEAD goes with GET */
    ResourceServlet(Resource resource, Set<String> methods, Supplier<Version> version) {
        this.resource = resource;
        this.methods = methods;
        this.version = version;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Representation answer = tagged(request, answer(request));
        Compressed body = Compressed.of(request, answer);
        response.setStatus(answer.status());
        if (answer.status() != 304) {
            response.setHeader("Content-Type", answer.mediaType() + "; charset=utf-8");
        }
        SafetyHeaders.each(response::setHeader);
        response.setHeader("Vary", "Accept, Accept-Encoding, Origin");
        if (reads(request) || request.getMethod().equals("POST")) {
            // Without credentials: a page that was let in may read what everybody may read.
            response.setHeader("Access-Control-Allow-Origin", "*");
            response.setHeader("Access-Control-Expose-Headers", "ETag, Retry-After, Rows-Shown, Rows-Total");
        }
        if (answer.status() >= 400 && !reads(request)) {
            // A body that nobody read makes Jetty close the connection; a client that is not told would use it again.
            response.setHeader("Connection", "close");
        }
        answer.headers().forEach(response::setHeader);
        body.encoding().ifPresent(encoding -> response.setHeader("Content-Encoding", encoding));
        if (answer.status() != 304) {
            response.setContentLength(body.bytes().length);
        }
        if (!request.getMethod().equals("HEAD") && answer.status() != 304) {
            PatientWriter.write(request, response, body.bytes());
        }
    }

    /** With the version of the data; without the body if the client has it already. */
    private Representation tagged(HttpServletRequest request, Representation answer) {
        boolean lasts = reads(request)
                && (answer.status() == 200 || answer.status() == 304)
                && !answer.headers().containsKey("Cache-Control");
        if (!lasts) {
            return answer;
        }
        Representation same = version.get().isKnownTo(request) ? Representation.notModified() : answer;
        return same.withHeader("ETag", version.get().entityTag()).withHeader("Cache-Control", "no-cache");
    }

    private Representation answer(HttpServletRequest request) {
        try {
            if (request.getMethod().equals("OPTIONS")) {
                return options();
            }
            if (!methods.contains(reads(request) ? "GET" : request.getMethod())) {
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
            LOG.error("Request failed: {}", Trace.of(e));
            return RequestProblem.of(500, "Internal error", "A mistake of the program; its log has more.")
                    .representation();
        }
    }

    private Representation options() {
        return Representation.of("text/plain", "")
                .withHeader("Allow", allowed())
                .withHeader("Access-Control-Allow-Origin", "*")
                .withHeader("Access-Control-Allow-Methods", allowed())
                .withHeader("Access-Control-Allow-Headers", "Accept, Content-Type, If-None-Match")
                .withHeader("Access-Control-Max-Age", "86400");
    }

    private String allowed() {
        return "GET, HEAD, OPTIONS" + (methods.contains("POST") ? ", POST" : "");
    }

    private static boolean reads(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }
}
