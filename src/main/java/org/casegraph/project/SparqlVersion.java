package org.casegraph.project;

import java.util.Arrays;
import java.util.Optional;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.casegraph.vocabulary.CG;

/** The grammars of SPARQL in which a query is read, without what Jena adds to them. */
public enum SparqlVersion {
    SPARQL_11("1.1", Syntax.syntaxSPARQL_11),
    /** The draft of 1.2 as Jena 5.6.0 has it; it reads every query of 1.1. */
    SPARQL_12("1.2", Syntax.syntaxSPARQL_12);

    /** What a query is read in when nobody asks for less. */
    public static final SparqlVersion LATEST = SPARQL_12;

    /** The version of SPARQL 1.2 without triple terms. */
    private static final String BASIC = "1.2-basic";

    private final String label;
    private final Syntax syntax;

    SparqlVersion(String label, Syntax syntax) {
        this.label = label;
        this.syntax = syntax;
    }

    /** By the label of SPARQL 1.2 (https://www.w3.org/TR/sparql12-query/#grammar), such as {@code 1.1}. */
    public static Optional<SparqlVersion> labelled(String label) {
        return Arrays.stream(values())
                .filter(version -> version.label.equals(label))
                .findFirst()
                .or(() -> label.equals(BASIC) ? Optional.of(SPARQL_12) : Optional.empty());
    }

    /** As a query announces it. */
    public String label() {
        return label;
    }

    /**
     * Reads a query against the base of the project, not the folder that the program happens to run in.
     *
     * @throws QueryException if it is none in this version
     */
    public Query parse(String text) {
        return QueryFactory.create(text, CG.BASE, syntax);
    }

    /** What to do about a query that is none. */
    public String remedy() {
        return "Mend it as SPARQL " + label;
    }
}
