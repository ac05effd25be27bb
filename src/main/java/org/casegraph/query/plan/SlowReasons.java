package org.casegraph.query.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrContains;
import org.apache.jena.sparql.expr.E_StrStartsWith;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_OneOrMoreN;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrMoreN;
import org.apache.jena.sparql.path.Path;

/** What makes a query slow, in sentences, each with what to do. */
final class SlowReasons {
    /** So many rows are looked at in no time. */
    static final long MANY = 100_000;

    /** So many rows are put through any condition in no time. */
    static final long FEW = 1_000;

    private final List<String> reasons = new ArrayList<>();

    private SlowReasons() {}

    static List<String> of(Query query, PatternsOfQuery patterns, List<QueryPlan.Step> steps) {
        SlowReasons slow = new SlowReasons();
        slow.apart(patterns, steps);
        steps.stream().filter(SlowReasons::isAnything).findFirst().ifPresent(slow::anything);
        steps.forEach(slow::path);
        slow.growing(steps);
        slow.texts(patterns, steps);
        slow.reasons.addAll(PartReasons.of(query, steps));
        slow.unlimited(query, steps);
        return slow.reasons;
    }

    /** Parts that share no variable are paired, each match of one with each of another. */
    private void apart(PatternsOfQuery patterns, List<QueryPlan.Step> steps) {
        List<Set<Var>> islands = new ArrayList<>();
        patterns.needed().forEach(pattern -> join(islands, pattern.variables()));
        patterns.ties().forEach(tie -> {
            if (!tie.isEmpty()) {
                join(islands, tie);
            }
        });
        List<Set<Var>> withPatterns = islands.stream()
                .filter(island -> patterns.needed().stream()
                        .anyMatch(pattern -> pattern.variables().stream().anyMatch(island::contains)))
                .toList();
        if (withPatterns.size() < 2) {
            return;
        }
        String parts = withPatterns.stream()
                .map(island -> steps.stream()
                        .filter(step -> step.within().isEmpty()
                                && variables(step).stream().anyMatch(island::contains))
                        .map(SlowReasons::name)
                        .collect(Collectors.joining(", ")))
                .collect(Collectors.joining(" with "));
        reasons.add("Nothing ties " + parts
                + " together: each match of one is paired with each of the other. Let them share a variable.");
    }

    static void join(List<Set<Var>> islands, Set<Var> variables) {
        Set<Var> joined = new HashSet<>(variables);
        islands.removeIf(island -> {
            boolean meets = island.stream().anyMatch(joined::contains);
            if (meets) {
                joined.addAll(island);
            }
            return meets;
        });
        islands.add(joined);
    }

    private void anything(QueryPlan.Step step) {
        reasons.add(name(step) + " matches every triple" + number(step.matches())
                + " unless another pattern tells one of its variables first. Name the property.");
    }

    private static boolean isAnything(QueryPlan.Step step) {
        TriplePath pattern = step.pattern();
        return pattern.isTriple()
                && pattern.getSubject().isVariable()
                && pattern.getPredicate().isVariable()
                && pattern.getObject().isVariable();
    }

    private void path(QueryPlan.Step step) {
        TriplePath pattern = step.pattern();
        if (!pattern.isTriple()
                && isOpen(pattern.getPath())
                && isOpen(pattern.getSubject())
                && isOpen(pattern.getObject())) {
            reasons.add(name(step) + " follows a path of any length between two variables"
                    + number(step.matches()).replaceFirst(",$", "")
                    + ". Name one end, or tie it by a pattern with few matches.");
        }
    }

    private static boolean isOpen(Node end) {
        return !end.isConcrete();
    }

    private static boolean isOpen(Path path) {
        if (path instanceof P_ZeroOrMore1
                || path instanceof P_ZeroOrMoreN
                || path instanceof P_OneOrMore1
                || path instanceof P_OneOrMoreN) {
            return true;
        }
        if (path instanceof P_Path2 two) {
            return isOpen(two.getLeft()) || isOpen(two.getRight());
        }
        return path instanceof P_Path1 one && isOpen(one.getSubPath());
    }

    /** The step after which there are many more rows than before. */
    private void growing(List<QueryPlan.Step> steps) {
        for (int i = 1; i < steps.size(); i++) {
            QueryPlan.Step step = steps.get(i);
            OptionalLong before = steps.get(i - 1).rows();
            if (step.within().isEmpty() && before.isPresent() && step.rows().isEmpty()) {
                reasons.add("With " + name(step) + " the rows could not be counted in time; before it there are "
                        + written(before.getAsLong()) + ".");
                return;
            }
            if (step.rows().orElse(0) > MANY && step.rows().orElse(0) > 10 * before.orElse(0)) {
                reasons.add("With " + name(step) + " " + written(before.orElse(0)) + " rows become "
                        + written(step.rows().orElse(0)) + ". Say more of what it links.");
            }
        }
    }

    private void texts(PatternsOfQuery patterns, List<QueryPlan.Step> steps) {
        long rows = steps.stream()
                .filter(step -> step.within().isEmpty())
                .mapToLong(step -> step.rows().orElse(Long.MAX_VALUE))
                .reduce((first, last) -> last)
                .orElse(0);
        if (rows > FEW && patterns.filters().stream().anyMatch(SlowReasons::looksIntoText)) {
            reasons.add("A FILTER looks into the text of each of " + (rows == Long.MAX_VALUE ? "many" : written(rows))
                    + " rows. f:search finds words by an index: ?thing f:search \"words\".");
        }
    }

    private static boolean looksIntoText(Expr expression) {
        return expression instanceof E_Regex
                || expression instanceof E_StrContains
                || expression instanceof E_StrStartsWith
                || expression instanceof ExprFunction function
                        && function.getArgs().stream().anyMatch(SlowReasons::looksIntoText);
    }

    private void unlimited(Query query, List<QueryPlan.Step> steps) {
        Optional<QueryPlan.Step> last =
                steps.stream().filter(step -> step.within().isEmpty()).reduce((first, second) -> second);
        long rows = last.map(step -> step.rows().orElse(0)).orElse(0L);
        if (rows > MANY && !query.hasLimit() && !query.hasGroupBy() && !query.hasAggregators() && !query.isAskType()) {
            reasons.add("It has about " + written(rows) + " rows and no LIMIT.");
        }
    }

    static Set<Var> variables(QueryPlan.Step step) {
        return new PatternsOfQuery.Pattern(step.pattern(), step.place(), step.within()).variables();
    }

    static String name(QueryPlan.Step step) {
        return step.place()
                .map(place -> "the pattern in line " + place.line() + ", column " + place.column())
                .orElse("a pattern");
    }

    private static String number(OptionalLong matches) {
        return matches.isPresent() ? ", of which there are " + written(matches.getAsLong()) + "," : "";
    }

    static String written(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
