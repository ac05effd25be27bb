package org.casegraph.query.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.casegraph.query.empty.ClausePlaces;

/**
 * What a query takes: how many matches each pattern has by itself, and how many rows there are after each of those that
 * every row needs, the one with fewest matches first.
 *
 * @param steps those that every row needs in that order, then the others in the order of the text
 * @param reasons why it may be slow, in sentences
 */
public record QueryPlan(List<Step> steps, List<String> reasons) {
    public QueryPlan {
        steps = List.copyOf(steps);
        reasons = reasons.stream().map(QueryPlan::sentence).toList();
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /**
     * @param place in the query's text, if that is known
     * @param within the keyword of the innermost group in which it stands; empty if every row needs it
     * @param matches of it alone; empty if counting took too long
     * @param rows of it together with those before it; empty also if it is not one that every row needs
     */
    public record Step(
            TriplePath pattern,
            Optional<ClausePlaces.Place> place,
            String within,
            OptionalLong matches,
            OptionalLong rows) {}

    /**
     * @param text of which the query was read
     * @param count the one number that a query answers; empty if that takes too long
     */
    public static QueryPlan of(Query query, String text, Function<Query, OptionalLong> count) {
        PatternsOfQuery patterns = PatternsOfQuery.of(query, text);
        List<Step> steps = new ArrayList<>();
        List<TriplePath> before = new ArrayList<>();
        for (PatternsOfQuery.Pattern next : ordered(patterns.needed(), count)) {
            before.add(next.pattern());
            OptionalLong matches = count(List.of(next.pattern()), count);
            OptionalLong rows = before.size() == 1 ? matches : rows(steps, before, count);
            steps.add(new Step(next.pattern(), next.place(), next.within(), matches, rows));
        }
        patterns.others()
                .forEach(other -> steps.add(new Step(
                        other.pattern(),
                        other.place(),
                        other.within(),
                        count(List.of(other.pattern()), count),
                        OptionalLong.empty())));
        return new QueryPlan(steps, SlowReasons.of(query, patterns, steps));
    }

    /** What took too long once takes longer with more. */
    private static OptionalLong rows(List<Step> steps, List<TriplePath> patterns, Function<Query, OptionalLong> count) {
        return steps.get(steps.size() - 1).rows().isEmpty() ? OptionalLong.empty() : count(patterns, count);
    }

    /** The fewest matches first, then always one that shares a variable with those before, if there is one. */
    private static List<PatternsOfQuery.Pattern> ordered(
            List<PatternsOfQuery.Pattern> patterns, Function<Query, OptionalLong> count) {
        List<PatternsOfQuery.Pattern> open = new ArrayList<>(patterns);
        open.sort(Comparator.comparingLong(
                pattern -> count(List.of(pattern.pattern()), count).orElse(Long.MAX_VALUE)));
        List<PatternsOfQuery.Pattern> ordered = new ArrayList<>();
        Set<Var> known = new HashSet<>();
        while (!open.isEmpty()) {
            PatternsOfQuery.Pattern next = open.stream()
                    .filter(pattern -> pattern.variables().stream().anyMatch(known::contains))
                    .findFirst()
                    .orElse(open.get(0));
            open.remove(next);
            known.addAll(next.variables());
            ordered.add(next);
        }
        return ordered;
    }

    private static OptionalLong count(List<TriplePath> patterns, Function<Query, OptionalLong> count) {
        ElementPathBlock block = new ElementPathBlock();
        patterns.forEach(block::addTriplePath);
        ElementGroup group = new ElementGroup();
        group.addElement(block);
        Query query = new Query();
        query.setQuerySelectType();
        Var number = Var.alloc("n");
        query.addResultVar(number, query.allocAggregate(new AggCount()));
        query.setQueryPattern(group);
        return count.apply(query);
    }
}
