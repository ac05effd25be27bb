package org.casegraph.project;

import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/**
 * A SPARQL query in a file, with what the file says of itself.
 *
 * @param file as it is named in problems
 * @param text the whole file
 */
public record QueryFile(String file, QueryHeader header, String text) {
    private static final String ENDING = ".rq";

    /** Throws a {@link Problem} if the header cannot be read; the query is read by {@link #query()}. */
    public static QueryFile read(String file, String text) {
        return new QueryFile(file, QueryHeader.read(file, text), text);
    }

    /** The file's name without folder and ending. */
    public String id() {
        return id(file);
    }

    /** As {@link #id()}, of a file that was not read. */
    public static String id(String file) {
        String name = file.replaceFirst(".*[/\\\\]", "");
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    /** Throws a {@link Problem} with line and column if it is no SPARQL query, and one if it is an update. */
    public Query query() {
        return parse(file, text);
    }

    /**
     * As {@link #query()}, for a query that stands elsewhere.
     *
     * @param where as it is named in problems
     */
    public static Query parse(String where, String text) {
        try {
            return SparqlVersion.LATEST.parse(text);
        } catch (QueryException e) {
            MalformedQuery malformed = MalformedQuery.of(text, e, SparqlVersion.LATEST);
            throw malformed.isUpdate()
                    ? Problem.of(Mistake.QUERY_REFUSED, where, "this is an update", malformed.advice(), e)
                    : Problem.of(
                            Mistake.MALFORMED_QUERY,
                            malformed.line() < 1 ? where : where + ":" + malformed.line() + ":" + malformed.column(),
                            "the query is malformed: " + malformed.what(),
                            malformed.advice(),
                            e);
        }
    }
}
