package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.query.Answer;
import org.casegraph.query.ResultFormat;
import org.eclipse.jetty.http.QuotedQualityCSV;

/** How an answer can be written: rows and truth values, graphs, or either. */
public enum AnswerFormat {
    JSON(true, false, ResultSetLang.RS_JSON, "json", "application/sparql-results+json", "application/json"),
    XML(true, false, ResultSetLang.RS_XML, "xml", "application/sparql-results+xml", "application/xml"),
    CSV(true, false, ResultSetLang.RS_CSV, "csv", "text/csv"),
    TSV(true, false, ResultSetLang.RS_TSV, "tsv", "text/tab-separated-values"),
    TURTLE(true, true, Lang.TURTLE, "turtle", "text/turtle"),
    JSONLD(false, true, Lang.JSONLD, "jsonld", "application/ld+json", "application/json"),
    NTRIPLES(false, true, Lang.NTRIPLES, "ntriples", "application/n-triples"),
    RDFXML(false, true, Lang.RDFXML, "rdfxml", "application/rdf+xml", "application/xml"),
    TRIG(false, true, Lang.TRIG, "trig", "application/trig");

    private static final Pattern REFUSED = Pattern.compile(";\\s*q\\s*=\\s*0(\\.0*)?\\s*(;|$)");

    private final boolean rows;
    private final boolean graph;
    private final Lang lang;
    private final String parameter;
    private final List<String> mediaTypes;

    AnswerFormat(boolean rows, boolean graph, Lang lang, String parameter, String... mediaTypes) {
        this.rows = rows;
        this.graph = graph;
        this.lang = lang;
        this.parameter = parameter;
        this.mediaTypes = List.of(mediaTypes);
    }

    /** A format and the one of its media types that the client asked for. */
    record Chosen(AnswerFormat format, String mediaType) {}

    /** The formats that an answer to the query can have, the default first. */
    public static List<AnswerFormat> of(Query query) {
        return query.isConstructType() || query.isDescribeType()
                ? ofGraphs()
                : Arrays.stream(values()).filter(format -> format.rows).toList();
    }

    static List<AnswerFormat> ofGraphs() {
        return Arrays.stream(values()).filter(format -> format.graph).toList();
    }

    /** The value of the {@code format} parameter. */
    public String parameter() {
        return parameter;
    }

    /** The one that names it best. */
    String mediaType() {
        return mediaTypes.get(0);
    }

    boolean matches(String range) {
        return mediaTypes.stream().anyMatch(mediaType -> matches(range, mediaType));
    }

    /**
     * Runs the query and writes its answer; this format is one {@link #of} it.
     *
     * @param most rows to write; the rest is counted
     */
    QueryService.Rows write(QueryExec execution, OutputStream out, int most) {
        Query query = execution.getQuery();
        if (query.isSelectType()) {
            LimitedRows rows = new LimitedRows(execution.select(), most);
            Answer.write(rows.shown(), ResultFormat.valueOf(name()), out);
            return rows.counted();
        }
        if (query.isAskType()) {
            Answer.write(execution, ResultFormat.valueOf(name()), out);
        } else {
            write(query.isDescribeType() ? execution.describe() : execution.construct(), out);
        }
        return QueryService.Rows.NONE;
    }

    /** @throws RequestProblem 406 if the graph has what the format cannot hold, as RDF/XML some properties */
    void write(Graph answer, OutputStream out) {
        try {
            RDFWriter.source(answer).lang(lang).output(out);
        } catch (JenaException e) {
            throw RequestProblem.of(
                    406, "Not acceptable", "This graph cannot be written as " + parameter + ". Ask for ntriples.", e);
        }
    }

    /** True if what it writes must be XML 1.0. */
    boolean isXml() {
        return this == XML || this == RDFXML;
    }

    /**
     * The parameter {@code format} before the header {@code Accept}; without either, the first.
     *
     * @throws RequestProblem 400 for an unknown name, 406 where nothing fits
     */
    static Chosen choose(HttpServletRequest request, List<AnswerFormat> offered) {
        Optional<String> named = named(request);
        if (named.isPresent()) {
            return offered.stream()
                    .filter(format -> format.parameter.equals(named.get()))
                    .findFirst()
                    .map(format -> new Chosen(format, format.mediaTypes.get(0)))
                    .orElseThrow(() -> notAcceptable("format=" + named.get(), offered));
        }
        List<String> ranges = accepted(request);
        List<String> refused = refused(request);
        for (String range : ranges) {
            for (AnswerFormat format : offered) {
                for (String mediaType : format.mediaTypes) {
                    if (matches(range, mediaType) && isNotRefused(mediaType, range, refused)) {
                        return new Chosen(format, mediaType);
                    }
                }
            }
        }
        throw notAcceptable("Accept: " + String.join(", ", ranges), offered);
    }

    /** The parameter {@code format}, unless a form sent it empty. */
    static Optional<String> named(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("format")).filter(name -> !name.isBlank());
    }

    /** True for a browser: HTML comes before what programs ask for. */
    static boolean prefersHtml(HttpServletRequest request) {
        return named(request).isEmpty() && accepted(request).get(0).equals("text/html");
    }

    /** Media ranges, the most wanted first, without their parameters; never empty. */
    static List<String> accepted(HttpServletRequest request) {
        QuotedQualityCSV header = new QuotedQualityCSV();
        request.getHeaders("Accept").asIterator().forEachRemaining(header::addValue);
        List<String> ranges = header.getValues().stream()
                .map(range -> range.split(";", 2)[0].strip())
                .toList();
        return ranges.isEmpty() ? List.of("*/*") : ranges;
    }

    /** Media ranges with the quality 0. */
    private static List<String> refused(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Accept")).stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .filter(range -> REFUSED.matcher(range).find())
                .map(range -> range.split(";", 2)[0].strip())
                .toList();
    }

    /** What names a media type more closely than the range that takes it goes before it. */
    private static boolean isNotRefused(String mediaType, String range, List<String> refused) {
        return refused.stream().noneMatch(no -> matches(no, mediaType) && stars(no) < stars(range));
    }

    private static int stars(String range) {
        return range.equals("*/*") ? 2 : range.endsWith("/*") ? 1 : 0;
    }

    static boolean matches(String range, String mediaType) {
        return range.equals("*/*")
                || range.equalsIgnoreCase(mediaType)
                || range.endsWith("/*") && mediaType.startsWith(range.substring(0, range.length() - 1));
    }

    private static RequestProblem notAcceptable(String wanted, List<AnswerFormat> offered) {
        String names = offered.stream().map(AnswerFormat::parameter).collect(Collectors.joining(", "));
        return RequestProblem.of(
                406, "Not acceptable", "This answer cannot be written for " + wanted + ". Formats: " + names + ".");
    }
}
