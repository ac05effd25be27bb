package org.casegraph.project;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.update.UpdateFactory;
import org.casegraph.graph.ShortNames;
import org.casegraph.problem.Problem;

/**
 * What is wrong with a text that is no query, by the word at which the parser stopped and what stands before it.
 *
 * @param isUpdate whether it is an update instead
 * @param advice what to do
 * @param line of that word, from 1, below 1 where it is not known
 * @param column as well
 */
public record MalformedQuery(boolean isUpdate, String what, String advice, long line, long column) {
    private static final Pattern PLACE =
            Pattern.compile("\\[?line:? (\\d{1,9}),? col(?:umn)?:? (\\d{1,9})\\]?[:,.]?", Pattern.CASE_INSENSITIVE);

    /** What the parser read of a word before the character that cannot go on with it, or before the end. */
    private static final Pattern READ = Pattern.compile("after prefix \"(.*)\"$");

    /** What the parser names of a query that it could read but that means nothing. */
    private static final Pattern NAMED = Pattern.compile("[?$][\\p{L}\\p{N}_]+|\\*");

    private static final Pattern UNDECLARED = Pattern.compile("Unresolved prefixed name: ([^:]*):.*");

    /** Of what the parser told of a text. */
    public static MalformedQuery of(String text, QueryException e, SparqlVersion version) {
        // The parser's message goes on with every token it would have taken.
        String said = Problem.reason(e).lines().findFirst().orElse("");
        // It has the place of the fault, the exception that of the last token that was right.
        Matcher place = PLACE.matcher(said);
        boolean isPlaced = place.find();
        long line = isPlaced ? Long.parseLong(place.group(1)) : lineOf(e);
        long column = isPlaced ? Long.parseLong(place.group(2)) : columnOf(e);
        if (isUpdate(text)) {
            return new MalformedQuery(
                    true, "This is an update", "Only SELECT, ASK, CONSTRUCT and DESCRIBE are answered", line, column);
        }
        String fault = place.replaceFirst("").strip();
        QueryPlace found =
                QueryPlace.of(text, isPlaced ? fault(text, offset(text, line, column), fault) : named(text, fault));
        FrequentMistake.Told told = newer(text, found, version)
                .or(() -> undeclared(fault, found))
                .or(() -> FrequentMistake.told(fault, found))
                .or(() -> brokenTriple(found))
                .or(() -> brokenBracket(text, found))
                .orElseGet(() -> new FrequentMistake.Told(
                        isPlaced ? found.at().text() + " cannot stand here" : fault, version.remedy()));
        int start = found.at().kind().equals(QueryWord.END)
                ? found.last().map(last -> last.end() - 1).orElse(0)
                : found.at().start();
        return new MalformedQuery(
                false, told.what(), told.advice(), lineAt(text, start), start - text.lastIndexOf('\n', start - 1));
    }

    /** Where the word at fault begins: the parser tells where it could not read on. */
    private static int fault(String text, int told, String said) {
        Matcher read = READ.matcher(said);
        if (read.find()) {
            return Math.max(0, told - read.group(1).replaceAll("\\\\(.)", "$1").length());
        }
        return said.contains("<EOF>") ? text.length() : told;
    }

    /** Where the first word that the parser names stands, if possible as a new name, of a fault that has no place. */
    private static int named(String text, String said) {
        Matcher name = NAMED.matcher(said);
        if (!name.find()) {
            return 0;
        }
        List<QueryWord> words = QueryWord.of(text);
        return IntStream.range(0, words.size())
                .filter(i -> words.get(i).text().equals(name.group()))
                .boxed()
                .min(Comparator.comparing(
                        i -> i == 0 || !words.get(i - 1).kind().equals("AS")))
                .map(i -> words.get(i).start())
                .orElse(0);
    }

    private static long lineOf(QueryException e) {
        return e instanceof QueryParseException placed ? placed.getLine() : -1;
    }

    private static long columnOf(QueryException e) {
        return e instanceof QueryParseException placed ? placed.getColumn() : -1;
    }

    private static boolean isUpdate(String text) {
        try {
            return !UpdateFactory.create(text).getOperations().isEmpty();
        } catch (QueryException e) {
            return false;
        }
    }

    private static int offset(String text, long line, long column) {
        int start = 0;
        for (long before = 1; before < line && start >= 0; before++) {
            start = text.indexOf('\n', start) + 1;
        }
        return (int) Math.min(start + column - 1, text.length());
    }

    private static long lineAt(String text, int offset) {
        return 1 + text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    private static Optional<FrequentMistake.Told> newer(String text, QueryPlace place, SparqlVersion version) {
        if (version == SparqlVersion.LATEST) {
            return Optional.empty();
        }
        try {
            SparqlVersion.LATEST.parse(text);
            return Optional.of(new FrequentMistake.Told(
                    place.at().text() + " is newer than SPARQL " + version.label(), version.remedy()));
        } catch (QueryException e) {
            return Optional.empty();
        }
    }

    private static Optional<FrequentMistake.Told> undeclared(String said, QueryPlace place) {
        Matcher prefix = UNDECLARED.matcher(said);
        return prefix.matches() && place.at().kind().equals("p:n")
                ? Optional.of(new FrequentMistake.Told(
                        "Prefix " + prefix.group(1) + ": is not declared",
                        declaration(prefix.group(1)) + " above the query"))
                : Optional.empty();
    }

    private static String declaration(String prefix) {
        return ShortNames.ofProject()
                .expand(prefix + ":x")
                .map(name -> "Write PREFIX " + prefix + ": <" + name.getURI().replaceFirst("x$", "") + ">")
                .orElse("Declare it with PREFIX " + prefix + ": <…>");
    }

    private static Optional<FrequentMistake.Told> brokenTriple(QueryPlace place) {
        String triple = String.join(" ", place.terms());
        if (!place.within().endsWith("{") || place.terms().isEmpty()) {
            return Optional.empty();
        }
        if (place.isAtTerm()) {
            return place.terms().size() < 3
                    ? Optional.empty()
                    : Optional.of(new FrequentMistake.Told(
                            place.at().text() + " follows a whole triple, " + triple,
                            "End that with a full stop, or go on with ; and a property, or with , and a value"));
        }
        return switch (place.terms().size()) {
            case 1 ->
                Optional.of(new FrequentMistake.Told(
                        "The triple that begins with " + triple + " has no property and no value",
                        "Write all three, as ?case rdfs:label ?label"));
            case 2 ->
                Optional.of(new FrequentMistake.Told(
                        "The triple " + triple + " has no value", "Write one, or a variable, behind the property"));
            default -> Optional.empty();
        };
    }

    private static Optional<FrequentMistake.Told> brokenBracket(String text, QueryPlace place) {
        String at = place.at().kind();
        boolean isEnd = at.equals(QueryWord.END);
        if (!isEnd && !at.equals("}") && !at.equals(")") && !at.equals("]")) {
            return Optional.empty();
        }
        Optional<QueryWord> bracket = place.open().stream()
                .map(QueryPlace.Open::bracket)
                .findFirst()
                .filter(innermost -> isEnd
                        || place.open().stream()
                                .anyMatch(open -> closing(open.bracket()).equals(at)));
        if (bracket.isPresent()) {
            String closing = closing(bracket.get());
            return closing.equals(at)
                    ? Optional.empty()
                    : Optional.of(new FrequentMistake.Told(
                            "The " + bracket.get().text() + " of line "
                                    + lineAt(text, bracket.get().start()) + " is not closed",
                            "Write " + closing + (isEnd ? " behind what it holds" : " before " + at)));
        }
        return Optional.of(
                isEnd
                        ? new FrequentMistake.Told(
                                "The query ends too early",
                                "Write what belongs behind "
                                        + place.last().map(QueryWord::text).orElse("it"))
                        : new FrequentMistake.Told("No bracket is open that " + at + " could close", "Remove it"));
    }

    private static String closing(QueryWord bracket) {
        return switch (bracket.text()) {
            case "(" -> ")";
            case "[" -> "]";
            default -> "}";
        };
    }
}
