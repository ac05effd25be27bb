package org.casegraph.project;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.update.UpdateFactory;
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
    private static final Pattern PLACE = Pattern.compile("(?: at )?[Ll]ine (\\d+), column (\\d+)[:.]?");

    /** Throws a {@link Problem} if the header cannot be read; the query is read by {@link #query()}. */
    public static QueryFile read(String file, String text) {
        return new QueryFile(file, QueryHeader.read(file, text), text);
    }

    /** The file's name without folder and ending. */
    public String id() {
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
        } catch (QueryParseException e) {
            if (isUpdate(text)) {
                throw Problem.of(
                        Mistake.QUERY_REFUSED,
                        where,
                        "this is an update",
                        "Only SELECT, ASK, CONSTRUCT and DESCRIBE are answered",
                        e);
            }
            throw malformed(where, e);
        } catch (QueryException e) {
            throw Problem.of(
                    Mistake.MALFORMED_QUERY,
                    where,
                    "the query is malformed: " + Problem.reason(e),
                    SparqlVersion.LATEST.remedy(),
                    e);
        }
    }

    private static Problem malformed(String where, QueryParseException e) {
        // Its further lines are all tokens that could have stood there.
        String message = Problem.reason(e).lines().findFirst().orElse("");
        // The message has the place of the fault, the exception that of the last token before it.
        Matcher place = PLACE.matcher(message);
        return Problem.of(
                Mistake.MALFORMED_QUERY,
                place.find() ? where + ":" + place.group(1) + ":" + place.group(2) : where,
                "the query is malformed: " + place.replaceFirst("").strip(),
                SparqlVersion.LATEST.remedy(),
                e);
    }

    private static boolean isUpdate(String text) {
        try {
            return !UpdateFactory.create(text).getOperations().isEmpty();
        } catch (QueryException e) {
            return false;
        }
    }
}
