package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.casegraph.description.DatasetDescription;
import org.casegraph.description.ServiceDescription;
import org.casegraph.endpoint.http.AccessLog;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.evaluation.AdmittedQuery;
import org.casegraph.project.SparqlVersion;
import org.casegraph.query.AnswerFormat;
import org.eclipse.jetty.http.HttpField;

/**
 * The query part of the SPARQL protocol (https://www.w3.org/TR/sparql11-protocol/), with the version of SPARQL that a
 * client asks for (https://www.w3.org/TR/sparql12-protocol/), and reading of graphs by their names.
 */
final class SparqlResource implements HttpResource {
    private static final String QUERY_TEXT = "application/sparql-query";
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final String VERSION = "version";

    private static final int MOST_KEPT = 10;

    private final Map<String, byte[]> described = new ConcurrentHashMap<>();
    private final QueryService service;
    private final boolean hasPages;

    /** @param hasPages whether a browser can be sent to {@code /} and {@code /query} */
    SparqlResource(QueryService service, boolean hasPages) {
        this.service = service;
        this.hasPages = hasPages;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "POST");
    }

    @Override
    public boolean takesPageSlot() {
        return false;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        boolean post = request.getMethod().equals("POST");
        String contentType = post ? contentType(request) : "";
        if (contentType.equals("application/sparql-update")
                || isUtf8(request) && request.getParameter("update") != null) {
            throw RequestProblem.of(403, "Update refused", "This server is read-only: it takes queries, no updates.");
        }
        if (post && !contentType.equals(QUERY_TEXT) && !contentType.equals(FORM)) {
            throw RequestProblem.of(
                    415, "Unsupported media type", "POST a query as " + QUERY_TEXT + ", or as a form with query=.");
        }
        if (post && !isUtf8(request)) {
            throw RequestProblem.of(415, "Unsupported character set", "Write the query in UTF-8.");
        }
        if (contentType.equals(QUERY_TEXT)) {
            return answer(request, body(request));
        }
        List<String> queries = values(request, "query");
        if (queries.size() > 1) {
            throw RequestProblem.of(400, "Malformed request", "Send one query, not " + queries.size() + ".");
        }
        if (queries.isEmpty() && post) {
            throw RequestProblem.of(400, "Malformed request", "The form has no field query.");
        }
        Optional<Query> graph = queries.isEmpty() ? GraphStoreRead.asked(request, service) : Optional.empty();
        if (graph.isPresent()) {
            QueryService timed = service.during(request);
            timed.requireRoom();
            AdmittedQuery admitted = timed.admit(graph.get());
            ContentNegotiation.Chosen format = ContentNegotiation.choose(request, AnswerFormat.ofGraphs());
            return timed.represent(request, admitted, format, OptionalInt.empty(), query -> List.of());
        }
        if (hasPages && !post && ContentNegotiation.prefersHtml(request)) {
            return Representation.seeOther(queries.isEmpty() ? "/query" : "/query?query=" + encode(queries.get(0)));
        }
        if (queries.isEmpty()) {
            ContentNegotiation.Chosen format = ContentNegotiation.choose(request, AnswerFormat.ofGraphs());
            String address = PublicAddress.of(request).absolute("/sparql");
            return Representation.of(
                    format.mediaType(), described(address, format.format(), DescriptionPart.asked(request)));
        }
        return answer(request, queries.get(0));
    }

    private Representation answer(HttpServletRequest request, String text) {
        request.setAttribute(AccessLog.QUERY, text);
        QueryService timed = service.during(request);
        timed.requireRoom();
        SparqlVersion version = version(request);
        AdmittedQuery admitted = timed.parse(text, version);
        ContentNegotiation.Chosen format = ContentNegotiation.choose(request, AnswerFormat.of(admitted.query()));
        return timed.represent(
                request,
                admitted,
                format,
                RowLimit.of(request, "rows", admitted.query()),
                query -> timed.cautions(text, version, admitted));
    }

    /** What the parameter {@code version} of the request or of the media type of its body asks for. */
    private static SparqlVersion version(HttpServletRequest request) {
        List<String> labels = Stream.concat(values(request, VERSION).stream(), ofMediaType(request).stream())
                .distinct()
                .toList();
        if (labels.size() > 1) {
            throw RequestProblem.of(
                    400,
                    "Malformed request",
                    "Ask for one version of SPARQL, not " + String.join(" and ", labels) + ".");
        }
        return labels.isEmpty()
                ? SparqlVersion.LATEST
                : SparqlVersion.labelled(labels.get(0))
                        .orElseThrow(() -> RequestProblem.of(
                                400,
                                "Malformed request",
                                "SPARQL " + labels.get(0) + " is not read. Versions: "
                                        + Stream.of(SparqlVersion.values())
                                                .map(SparqlVersion::label)
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }

    private static Optional<String> ofMediaType(HttpServletRequest request) {
        String header = request.getContentType();
        if (!request.getMethod().equals("POST") || header == null) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        HttpField.getValueParameters(header, parameters);
        return Optional.ofNullable(parameters.get(VERSION));
    }

    /** It is long and does not change; the addresses are few, unless somebody makes them up. */
    private byte[] described(String address, AnswerFormat format, DescriptionPart part) {
        String form = format + " " + part + " " + address;
        byte[] known = described.get(form);
        if (known != null) {
            return known;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Graph data = part.of(service.dataset().getGraph(DatasetDescription.GRAPH));
        AnswerWriter.write(ServiceDescription.of(address, service.dataset(), data), format, bytes);
        byte[] written = bytes.toByteArray();
        if (described.size() < MOST_KEPT) {
            described.put(form, written);
        }
        return written;
    }

    private static String contentType(HttpServletRequest request) {
        String header = request.getContentType();
        return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isUtf8(HttpServletRequest request) {
        String charset = request.getCharacterEncoding();
        return charset == null || charset.equalsIgnoreCase("utf-8");
    }

    private static String body(HttpServletRequest request) {
        try {
            return new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw RequestProblem.of(
                    400, "Malformed request", "The body of the request cannot be read: its chunks are wrong.", e);
        }
    }

    private static List<String> values(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
