package org.casegraph.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriterRegistry;
import org.apache.jena.riot.resultset.ResultSetLang;

/** How an answer is written: rows and truth values, graphs, or either. */
public enum AnswerFormat {
    /** Aligned text for a terminal; of a graph, Turtle. Not over HTTP. */
    TABLE(true, true, Lang.TURTLE, List.of("text/plain"), ""),
    JSON(
            true,
            false,
            ResultSetLang.RS_JSON,
            List.of("application/sparql-results+json", "application/json"),
            "srj sparql-results+json text/json text/javascript application/javascript"),
    XML(
            true,
            false,
            ResultSetLang.RS_XML,
            List.of("application/sparql-results+xml", "application/xml"),
            "srx sparql sparql-results+xml text/xml"),
    CSV(true, false, ResultSetLang.RS_CSV, List.of("text/csv"), ""),
    TSV(true, false, ResultSetLang.RS_TSV, List.of("text/tab-separated-values"), "text/tsv"),
    /** Rows are written in the W3C's result-set vocabulary. */
    TURTLE(true, true, Lang.TURTLE, List.of("text/turtle"), "ttl application/turtle application/x-turtle"),
    JSONLD(
            false,
            true,
            Lang.JSONLD,
            List.of("application/ld+json", "application/json"),
            "json-ld ld+json json application/x-json+ld text/json"),
    NTRIPLES(
            false,
            true,
            Lang.NTRIPLES,
            List.of("application/n-triples"),
            "n-triples nt text/plain text/ntriples text/n-triples"),
    RDFXML(
            false,
            true,
            Lang.RDFXML,
            List.of("application/rdf+xml", "application/xml"),
            "rdf-xml rdf/xml rdf+xml rdf xml pretty-xml text/rdf text/xml"),
    TRIG(false, true, Lang.TRIG, List.of("application/trig"), "application/x-trig"),
    NQUADS(false, true, Lang.NQUADS, List.of("application/n-quads"), "n-quads nq text/nquads text/x-nquads"),
    N3(false, true, Lang.N3, List.of("text/n3"), "text/rdf+n3 application/n3");

    private final boolean rows;
    private final boolean graph;
    private final Lang lang;
    private final List<String> mediaTypes;
    private final Set<String> names;

    /** @param otherNames as other servers and libraries name it, parted by blanks, besides its media types and its own */
    AnswerFormat(boolean rows, boolean graph, Lang lang, List<String> mediaTypes, String otherNames) {
        this.rows = rows;
        this.graph = graph;
        this.lang = lang;
        this.mediaTypes = mediaTypes;
        this.names = Stream.of(Stream.of(shortName()), mediaTypes.stream(), Stream.of(otherNames.split(" ")))
                .flatMap(some -> some)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
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

    /**
     * The words in lower case by which a client may mean this format: {@code ttl}, {@code text/turtle}. Some mean one
     * format of rows and another of graphs.
     */
    public Set<String> names() {
        return names;
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

    /** False if the graph has a triple term or a base direction, and Jena 5.6.0 has no way to write them so. */
    public boolean holds(Graph answer) {
        return this != JSONLD && this != RDFXML
                || answer.stream()
                        .flatMap(triple -> Stream.of(triple.getSubject(), triple.getObject()))
                        .noneMatch(node ->
                                node.isTripleTerm() || node.isLiteral() && node.getLiteralBaseDirection() != null);
    }

    /** True if what it writes must be XML 1.0. */
    public boolean isXml() {
        return this == XML || this == RDFXML;
    }

    /** As Jena calls it. */
    public Lang lang() {
        return lang;
    }

    /** How Jena lays out a graph: RDF/XML plainly, as the pretty form takes seconds for what is said of one case. */
    public RDFFormat layout() {
        return this == RDFXML ? RDFFormat.RDFXML_PLAIN : RDFWriterRegistry.defaultSerialization(lang);
    }
}
