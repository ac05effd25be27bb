package org.casegraph.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an answer is written. */
public enum ResultFormat {
    /** Aligned text for a terminal. */
    TABLE("text/plain"),
    /** SPARQL 1.1 Query Results CSV. */
    CSV("text/csv"),
    /** SPARQL 1.1 Query Results TSV. */
    TSV("text/tab-separated-values"),
    /** SPARQL 1.1 Query Results JSON. */
    JSON("application/sparql-results+json"),
    /** SPARQL Query Results XML. */
    XML("application/sparql-results+xml"),
    /** A graph as Turtle; rows in the W3C result-set vocabulary. */
    TURTLE("text/turtle");

    private final String mediaType;

    ResultFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Without charset, which is always UTF-8. */
    public String mediaType() {
        return mediaType;
    }

    /** As {@code --format} and {@code format=} name it, for example {@code csv}, in any letter case. */
    public static Optional<ResultFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.shortName().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The name in lower case. */
    public String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
