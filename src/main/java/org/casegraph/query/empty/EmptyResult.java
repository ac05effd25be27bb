package org.casegraph.query.empty;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.syntax.ElementData;
import org.casegraph.query.ParameterBlocks;

/**
 * Why a query answers nothing: the fewest clauses without which it would answer something, each in the query's words.
 *
 * @param clauses empty where none was found
 * @param isWhole false if the time was up before all was tried
 */
public record EmptyResult(List<Reason> clauses, boolean isWhole) {
    /** More pairs are not tried one by one. */
    private static final int MOST_CLAUSES_IN_PAIRS = 14;

    public EmptyResult {
        clauses = List.copyOf(clauses);
    }

    /**
     * One clause that keeps every row away, or does so together with the others.
     *
     * @param words the clause as SPARQL, or the argument of a question as {@code name=value}
     * @param line in the query's text, from 1, if it is known
     * @param column likewise
     * @param alone whether this clause alone is to blame: then each of several is one way out
     * @param hints what may be meant instead
     */
    public record Reason(String words, OptionalInt line, OptionalInt column, boolean alone, List<String> hints) {
        public Reason {
            hints = List.copyOf(hints);
        }
    }

    /**
     * Tries the query without its clauses, one by one, then by the fewest together.
     *
     * @param query that has no rows
     * @param text of which it was read, for the places
     * @param hasRows whether a query of any form has an answer, asked within the caller's limits
     * @param data for near names
     * @param time after which no further query is asked
     */
    public static EmptyResult of(Query query, String text, Predicate<Query> hasRows, Graph data, Duration time) {
        return new Search(query, text, hasRows, data, System.nanoTime() + time.toNanos()).result();
    }

    /** The sentence that tells a person. */
    public String summary() {
        if (clauses.isEmpty()) {
            return isWhole
                    ? "No clause by itself keeps the rows away; the data may have nothing of the kind."
                    : "The time was up before the clause that keeps the rows away was found.";
        }
        if (clauses.get(0).alone()) {
            return clauses.size() == 1
                    ? "One clause keeps every row away. Without it there are rows:"
                    : "Without any one of these clauses there are rows:";
        }
        return "These clauses together keep every row away. Without all of them there are rows:";
    }

    /** The summary and a line for each clause, with its place and its hints, for a terminal. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(summary());
        for (Reason reason : clauses) {
            String place = reason.line().isPresent()
                    ? " (line " + reason.line().getAsInt() + ", column "
                            + reason.column().orElse(1) + ")"
                    : "";
            lines.add("  " + reason.words() + place);
            reason.hints().forEach(hint -> lines.add("    " + hint));
        }
        return lines;
    }

    /** One search; the clauses in the order of the text. */
    private static final class Search {
        private final Query query;
        private final List<QueryClauses.Clause> clauses;
        private final Predicate<Query> hasRows;
        private final ClauseHints hints;
        private final long end;
        private boolean late;

        private Search(Query query, String text, Predicate<Query> hasRows, Graph data, long end) {
            this.query = query;
            this.clauses = QueryClauses.of(query, text);
            this.hasRows = hasRows;
            this.hints = new ClauseHints(query, data);
            this.end = end;
        }

        private EmptyResult result() {
            // What the asker of a question chose comes first: the question's own clauses are not theirs to drop.
            List<QueryClauses.Clause> chosen = clauses.stream()
                    .filter(clause -> isArgument(clause.object()))
                    .filter(clause -> answersWithout(List.of(clause)))
                    .toList();
            if (!chosen.isEmpty()) {
                return result(chosen, true);
            }
            List<QueryClauses.Clause> alone = clauses.stream()
                    .filter(clause -> !isArgument(clause.object()))
                    .filter(clause -> answersWithout(List.of(clause)))
                    .toList();
            if (alone.size() > 1 && isOnlyPattern(alone)) {
                // With its only pattern gone, a query has one row of nothing.
                return result(
                        alone.stream()
                                .filter(clause -> !(clause.object() instanceof TriplePath))
                                .toList(),
                        true);
            }
            if (!alone.isEmpty()) {
                return result(alone, true);
            }
            List<QueryClauses.Clause> together = fewestThatGo();
            if (together.size() > 2 && clauses.size() <= MOST_CLAUSES_IN_PAIRS) {
                return result(pair().orElse(together), false);
            }
            return result(together, false);
        }

        private static boolean isArgument(Object clause) {
            return clause instanceof ElementData block && ParameterBlocks.isParameter(block);
        }

        private boolean isOnlyPattern(List<QueryClauses.Clause> alone) {
            return alone.stream().anyMatch(clause -> clause.object() instanceof TriplePath)
                    && clauses.stream()
                                    .filter(clause -> clause.object() instanceof TriplePath)
                                    .count()
                            == 1;
        }

        private EmptyResult result(List<QueryClauses.Clause> found, boolean alone) {
            return new EmptyResult(
                    found.stream().map(clause -> reason(clause, alone)).toList(), !late);
        }

        private Reason reason(QueryClauses.Clause clause, boolean alone) {
            return new Reason(
                    hints.words(clause.object()),
                    clause.place().map(place -> OptionalInt.of(place.line())).orElse(OptionalInt.empty()),
                    clause.place().map(place -> OptionalInt.of(place.column())).orElse(OptionalInt.empty()),
                    alone,
                    hints.of(clause.object()));
        }

        /**
         * Clauses come back one by one for as long as rows are left; those that cannot are a set of which none is too many
         * (a minimal correction set). What the data cannot match at all goes first.
         */
        private List<QueryClauses.Clause> fewestThatGo() {
            List<QueryClauses.Clause> gone = new ArrayList<>(clauses);
            if (!answersWithout(gone)) {
                return List.of();
            }
            for (QueryClauses.Clause clause : clauses) {
                List<QueryClauses.Clause> fewer = new ArrayList<>(gone);
                fewer.remove(clause);
                if (answersWithout(fewer)) {
                    gone = fewer;
                }
            }
            return late ? List.of() : gone;
        }

        private Optional<List<QueryClauses.Clause>> pair() {
            for (int i = 0; i < clauses.size(); i++) {
                for (int j = i + 1; j < clauses.size(); j++) {
                    List<QueryClauses.Clause> pair = List.of(clauses.get(i), clauses.get(j));
                    if (answersWithout(pair)) {
                        return Optional.of(pair);
                    }
                }
            }
            return Optional.empty();
        }

        private boolean answersWithout(List<QueryClauses.Clause> removed) {
            late |= System.nanoTime() - end > 0;
            if (late) {
                return false;
            }
            Set<Object> objects = Collections.newSetFromMap(new IdentityHashMap<>());
            removed.forEach(clause -> objects.add(clause.object()));
            return hasRows.test(QueryClauses.without(query, objects));
        }
    }
}
