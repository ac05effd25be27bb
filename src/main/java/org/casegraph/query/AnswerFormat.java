package org.casegraph.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;

/** How an answer is written: rows and truth values, graphs, or either. */
public enum AnswerFormat {
    /** Aligned text for a terminal; of a graph, Turtle. Not over HTTP. */
    TABLE(true, true, Lang.TURTLE, "text/plain"),
    JSON(true, false, ResultSetLang.RS_JSON, "application/sparql-results+json", "application/json"),
    XML(true, false, ResultSetLang.RS_XML, "application/sparql-results+xml", "application/xml"),
    CSV(true, false, ResultSetLang.RS_CSV, "text/csv"),
    TSV(true, false, ResultSetLang.RS_TSV, "text/tab-separated-values"),
    /** Rows are written in the W3C's result-set vocabulary. */
    TURTLE(true, true, Lang.TURTLE, "text/turtle"),
    JSONLD(false, true, Lang.JSONLD, "application/ld+json", "application/json"),
    NTRIPLES(false, true, Lang.NTRIPLES, "application/n-triples"),
    RDFXML(false, true, Lang.RDFXML, "application/rdf+xml", "application/xml"),
    TRIG(false, true, Lang.TRIG, "application/trig");

    private final boolean rows;
    private final boolean graph;
    private final Lang lang;
    private final List<String> mediaTypes;

    AnswerFormat(boolean rows, boolean graph, Lang lang, String... mediaTypes) {
        this.rows = rows;
        this.graph = graph;
        this.lang = lang;
        this.mediaTypes = List.of(mediaTypes);
    }

    /** The formats that an answer to the query can have over HTTP, the default first. */
    public static List<AnswerFormat> of(Query query) {
        return query.isConstructType() || query.isDescribeType()
                ? ofGraphs()
                : Arrays.stream(values())
                        .filter(format -> format.rows && format != TABLE)
                        .toList();
    }

    /** The formats that a graph can have over HTTP, the default first. */
    public static List<AnswerFormat> ofGraphs() {
        return Arrays.stream(values())
                .filter(format -> format.graph && format != TABLE)
                .toList();
    }

    /** As {@code --format} and {@code format=} name it, for example {@code csv}, in any letter case. */
    public static Optional<AnswerFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.shortName().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The name in lower case. */
    public String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Without charset, which is always UTF-8; the one that names it best first. */
    public List<String> mediaTypes() {
        return mediaTypes;
    }

    /** The one that names it best. */
    public String mediaType() {
        return mediaTypes.get(0);
    }

    /** True if it can hold rows and truth values. */
    public boolean holdsRows() {
        return rows;
    }

    /** True if it can hold a graph. */
    public boolean holdsGraph() {
        return graph;
    }

    /** True if what it writes must be XML 1.0. */
    public boolean isXml() {
        return this == XML || this == RDFXML;
    }

    /** As Jena calls it. */
    public Lang lang() {
        return lang;
    }
}
