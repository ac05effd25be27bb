package org.casegraph.project;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.update.UpdateFactory;
import org.casegraph.graph.ShortNames;
import org.casegraph.problem.Problem;

/**
 * What is wrong with a text that is no query, by the word at which the parser stopped.
 *
 * @param isUpdate whether it is an update instead
 * @param advice what to do
 * @param line of that word, from 1, below 1 where it is not known
 * @param column as well
 */
public record MalformedQuery(boolean isUpdate, String what, String advice, long line, long column) {
    private static final Pattern PLACE =
            Pattern.compile("line (\\d{1,9}), column (\\d{1,9})[:,]?", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][\\w.-]*:?[\\w.-]*|:[\\w.-]+|\\S");

    /** They follow the pattern of a query (https://www.w3.org/TR/sparql12-query/#rSolutionModifier). */
    private static final Set<String> MODIFIERS = Set.of("LIMIT", "OFFSET", "ORDER", "GROUP", "HAVING");

    /** Of what the parser told of a text. */
    public static MalformedQuery of(String text, QueryParseException e, SparqlVersion version) {
        // The parser's message goes on with every token it would have taken.
        String said = Problem.reason(e).lines().findFirst().orElse("");
        // It has the place of the fault, the exception that of the last token that was right.
        Matcher place = PLACE.matcher(said);
        boolean isPlaced = place.find();
        long line = isPlaced ? Long.parseLong(place.group(1)) : e.getLine();
        long column = isPlaced ? Long.parseLong(place.group(2)) : e.getColumn();
        if (isUpdate(text)) {
            return new MalformedQuery(
                    true, "This is an update", "Only SELECT, ASK, CONSTRUCT and DESCRIBE are answered", line, column);
        }
        Optional<String> word = isPlaced ? word(text, line, column) : Optional.empty();
        if (said.contains("<EOF>")) {
            return new MalformedQuery(
                    false, "The query ends too early", "Close each bracket and quotation mark", line, column);
        }
        Optional<String> prefix = word.flatMap(found -> undeclared(found, text));
        if (prefix.isPresent()) {
            return new MalformedQuery(
                    false,
                    "Prefix " + prefix.get() + ": is not declared",
                    declaration(prefix.get()) + " above the query",
                    line,
                    column);
        }
        if (word.isPresent() && MODIFIERS.contains(word.get().toUpperCase(Locale.ROOT))) {
            return new MalformedQuery(
                    false, word.get() + " cannot stand here", "Write it behind the last closing brace", line, column);
        }
        String what = place.replaceFirst("")
                .replaceFirst("(\\s+at)?\\s*\\.?\\s*$", "")
                .strip();
        return new MalformedQuery(
                false, what.isEmpty() ? "The query cannot be read" : what, version.remedy(), line, column);
    }

    private static boolean isUpdate(String text) {
        try {
            return !UpdateFactory.create(text).getOperations().isEmpty();
        } catch (QueryException e) {
            return false;
        }
    }

    private static Optional<String> word(String text, long line, long column) {
        return text.lines()
                .skip(line - 1)
                .findFirst()
                .filter(found -> column <= found.length())
                .map(found -> WORD.matcher(found).region((int) column - 1, found.length()))
                .filter(Matcher::lookingAt)
                .map(Matcher::group);
    }

    private static Optional<String> undeclared(String word, String text) {
        return Optional.of(word.indexOf(':'))
                .filter(colon -> colon >= 0)
                .map(colon -> word.substring(0, colon))
                .filter(prefix -> !Pattern.compile(
                                "\\bPREFIX\\s+" + Pattern.quote(prefix) + ":", Pattern.CASE_INSENSITIVE)
                        .matcher(text)
                        .find());
    }

    private static String declaration(String prefix) {
        return ShortNames.ofProject()
                .expand(prefix + ":x")
                .map(name -> "Write PREFIX " + prefix + ": <" + name.getURI().replaceFirst("x$", "") + ">")
                .orElse("Declare it with PREFIX " + prefix + ": <…>");
    }
}
