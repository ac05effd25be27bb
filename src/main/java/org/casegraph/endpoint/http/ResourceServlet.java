package org.casegraph.endpoint.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.BadMessageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what a resource answers, with the headers that every answer has. */
@SuppressWarnings("serial") // a servlet is Serializable by heritage; nobody writes one out
public final class ResourceServlet extends HttpServlet {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceServlet.class);

    private static final List<String> REQUEST_FIELDS = List.of("Accept", "Content-Type", "If-None-Match");
    private static final List<String> ANSWER_FIELDS =
            List.of("ETag", "Query-Cautions", "Retry-After", "Rows-Shown", "Rows-Total");

    private final Supplier<ServedSnapshot> served;
    private final Function<ServedSnapshot, HttpResource> choice;
    private final PageGate pages;

    /**
     * @param served what is served now; a request stays with it from beginning to end
     * @param choice the resource at the servlet's path
     */
    public ResourceServlet(
            Supplier<ServedSnapshot> served, Function<ServedSnapshot, HttpResource> choice, PageGate pages) {
        this.served = served;
        this.choice = choice;
        this.pages = pages;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ServedSnapshot site = served.get();
        HttpResource resource = choice.apply(site);
        SafetyHeaders.each(response::setHeader);
        boolean isAnswered = resource.methods().contains(reads(request) ? "GET" : request.getMethod());
        if (isAnswered || reads(request) || request.getMethod().equals("POST")) {
            // Without credentials: a page that was let in may read what everybody may read.
            response.setHeader("Access-Control-Allow-Origin", "*");
            response.setHeader("Access-Control-Expose-Headers", with(ANSWER_FIELDS, resource.answerFields()));
        }
        if (isAnswered && resource.writes(request, response)) {
            return;
        }
        Representation answer =
                tagged(request, PublicAddress.of(request).on(answer(request, resource, site)), site.version());
        Optional<FilePart> file = answer.file();
        Compressed body = Compressed.of(request, answer);
        response.setStatus(answer.status());
        if (answer.status() != 304) {
            response.setHeader("Content-Type", answer.contentType());
        }
        response.setHeader("Vary", "Accept, Accept-Encoding, Origin");
        if (answer.status() >= 400 && !reads(request)) {
            // A body that nobody read makes Jetty close the connection; a client that is not told would use it again.
            response.setHeader("Connection", "close");
        }
        answer.headers().forEach(response::setHeader);
        body.encoding().ifPresent(encoding -> response.setHeader("Content-Encoding", encoding));
        if (answer.status() != 304) {
            response.setContentLengthLong(file.map(FilePart::length).orElse((long) body.bytes().length));
        }
        if (!request.getMethod().equals("HEAD") && answer.status() != 304) {
            if (file.isPresent()) {
                NonBlockingWriter.write(request, response, file.get().body());
            } else {
                NonBlockingWriter.write(request, response, body.bytes());
            }
        }
    }

    /** With a tag, unless the resource itself says how long the answer lasts; without the body if the client has it already. */
    private static Representation tagged(HttpServletRequest request, Representation answer, DataVersion version) {
        boolean lasts = reads(request)
                && (answer.status() == 200 || answer.status() == 304)
                && !answer.headers().containsKey("Cache-Control");
        if (!lasts) {
            return answer;
        }
        Representation tagged = answer.headers().containsKey("ETag")
                ? answer
                : version.entityTag(answer.mediaType()).on(request, answer);
        return tagged.withHeader("Cache-Control", "no-cache");
    }

    private Representation answer(HttpServletRequest request, HttpResource resource, ServedSnapshot site) {
        Set<String> methods = resource.methods();
        try {
            if (methods.isEmpty()) {
                return resource.answer(request);
            }
            if (request.getMethod().equals("OPTIONS")) {
                return options(allowed(methods), resource.requestFields());
            }
            if (!methods.contains(reads(request) ? "GET" : request.getMethod())) {
                return told(
                                request,
                                site,
                                RequestProblem.of(405, "Method not allowed", "Use " + allowed(methods) + "."))
                        .withHeader("Allow", allowed(methods));
            }
            if (reads(request)) {
                // What cannot be read is told here, rather than by whichever resource looks for a parameter first.
                request.getParameterMap();
            }
            Representation answer =
                    resource.takesPageSlot() ? pages.make(() -> resource.answer(request)) : resource.answer(request);
            if (reads(request) && answer.status() < 400) {
                // Behind the answer, as of a path where nothing is that is to be told, whatever was asked of it.
                resource.parameters(request).ifPresent(known -> requireKnown(request, known));
            }
            return answer;
        } catch (RequestProblem e) {
            return told(request, site, e);
        } catch (BadMessageException e) {
            return told(request, site, RequestProblem.of(e.getCode(), "Malformed request", e.getReason(), e));
        } catch (InternalError e) {
            return told(request, site, RequestProblem.ofStore(e));
        } catch (RuntimeException e) {
            LOG.error("Request failed: {}", SafeStackTrace.of(e));
            return told(
                    request,
                    site,
                    RequestProblem.of(500, "Internal error", "A mistake of the program; its log has more."));
        }
    }

    /** What is blank is passed over, as forms send each of their fields. */
    private static void requireKnown(HttpServletRequest request, Set<String> known) {
        request.getParameterMap().forEach((name, values) -> {
            if (!known.contains(name) && !Stream.of(values).allMatch(String::isBlank)) {
                throw RequestProblem.unknownParameter(request, name, known);
            }
        });
    }

    private static Representation told(HttpServletRequest request, ServedSnapshot site, RequestProblem problem) {
        try {
            return site.elsewhere().problem(problem, request);
        } catch (InternalError e) {
            // The page that tells of it reads the store, too.
            return RequestProblem.ofStore(e).representation();
        } catch (RuntimeException e) {
            LOG.error("Problem not told on a page: {}", SafeStackTrace.of(e));
            return problem.representation();
        }
    }

    private static Representation options(String allowed, Set<String> fields) {
        return Representation.of("text/plain", "")
                .withHeader("Allow", allowed)
                .withHeader("Access-Control-Allow-Origin", "*")
                .withHeader("Access-Control-Allow-Methods", allowed)
                .withHeader("Access-Control-Allow-Headers", with(REQUEST_FIELDS, fields))
                .withHeader("Access-Control-Max-Age", "86400");
    }

    private static String with(List<String> usual, Set<String> others) {
        return Stream.concat(usual.stream(), others.stream().sorted()).collect(Collectors.joining(", "));
    }

    private static String allowed(Set<String> methods) {
        return Stream.of("GET", "HEAD", "OPTIONS", "POST", "DELETE")
                .filter(method -> method.equals("OPTIONS") || methods.contains(method.equals("HEAD") ? "GET" : method))
                .collect(Collectors.joining(", "));
    }

    private static boolean reads(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }
}
