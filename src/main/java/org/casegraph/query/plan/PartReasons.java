package org.casegraph.query.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.PatternVars;

/** What makes the parts of a query slow, or useless, that stand beside the patterns which every row needs. */
final class PartReasons {
    /** As many matches of one OPTIONAL are nothing to be told. */
    private static final long SEVERAL = 5;

    private final List<QueryPlan.Step> steps;
    private final long rows;
    private final List<String> reasons = new ArrayList<>();

    private PartReasons(List<QueryPlan.Step> steps) {
        this.steps = steps;
        rows = steps.stream()
                .filter(step -> step.within().isEmpty())
                .mapToLong(step -> step.rows().orElse(0))
                .reduce((first, last) -> last)
                .orElse(0);
    }

    static List<String> of(Query query, List<QueryPlan.Step> steps) {
        PartReasons parts = new PartReasons(steps);
        if (query.getQueryPattern() instanceof ElementGroup group) {
            parts.told(group);
        }
        if (query.hasOrderBy() && !query.hasGroupBy() && parts.rows > SlowReasons.MANY) {
            parts.reasons.add("All " + SlowReasons.written(parts.rows)
                    + " rows are put in order before the first is given. Leave ORDER BY out, or ask for fewer.");
        }
        return parts.reasons;
    }

    private void told(ElementGroup group) {
        Set<Var> before = new HashSet<>();
        List<Optionals> several = new ArrayList<>();
        for (Element element : group.getElements()) {
            if (element instanceof ElementOptional optional) {
                optional(optional, before).ifPresent(several::add);
            } else if (element instanceof ElementMinus minus) {
                minus(minus, before);
            } else if (element instanceof ElementFilter filter) {
                filter(filter.getExpr(), new HashSet<>(PatternVars.vars(group)));
            }
            before.addAll(PatternVars.vars(element));
        }
        if (several.size() > 1) {
            Optionals one = several.get(0);
            Optionals other = several.get(1);
            if (rows * one.each() * other.each() > SlowReasons.MANY) {
                reasons.add("Each row has about " + one.each() + " matches of OPTIONAL with " + one.name() + " and "
                        + other.each() + " of that with " + other.name()
                        + ", and each of one is paired with each of the other. Join them by UNION, or ask for one at a"
                        + " time.");
            }
        }
    }

    /** @param each how many matches a row has of it, about */
    private record Optionals(String name, long each) {}

    private Optional<Optionals> optional(ElementOptional optional, Set<Var> before) {
        List<QueryPlan.Step> inside = inside(optional.getOptionalElement());
        if (inside.isEmpty()) {
            return Optional.empty();
        }
        String name = SlowReasons.name(inside.get(0));
        long matches = inside.stream()
                .mapToLong(step -> step.matches().orElse(0))
                .min()
                .orElse(0);
        Set<Var> variables = new HashSet<>(PatternVars.vars(optional.getOptionalElement()));
        if (before.isEmpty()) {
            if (matches > SlowReasons.FEW) {
                reasons.add("OPTIONAL with " + name + " stands before what it adds to, so that all its "
                        + SlowReasons.written(matches) + " matches are taken first. Write it behind the patterns.");
            }
            return Optional.empty();
        }
        if (variables.stream().noneMatch(before::contains)) {
            reasons.add("OPTIONAL with " + name
                    + " shares no variable with what stands before it: each row is paired with each of its matches. Let"
                    + " them share one.");
            return Optional.empty();
        }
        long each = rows == 0 ? 0 : matches / rows;
        return each < SEVERAL ? Optional.empty() : Optional.of(new Optionals(name, each));
    }

    private void minus(ElementMinus minus, Set<Var> before) {
        if (PatternVars.vars(minus.getMinusElement()).stream().noneMatch(before::contains)) {
            inside(minus.getMinusElement()).stream()
                    .findFirst()
                    .ifPresent(step -> reasons.add("MINUS with " + SlowReasons.name(step)
                            + " takes no row away, as it shares no variable with what stands before it. Let them share"
                            + " one."));
        }
    }

    private void filter(Expr expression, Set<Var> outside) {
        if (expression instanceof ExprFunctionOp exists) {
            exists(exists, outside);
        } else if (rows > SlowReasons.FEW && isComparedText(expression)) {
            reasons.add("A FILTER compares what it makes of each of " + SlowReasons.written(rows)
                    + " rows. Write the value into the pattern, as ?thing rdfs:label \"text\"@en.");
        } else if (expression instanceof ExprFunction function) {
            function.getArgs().forEach(each -> filter(each, outside));
        }
    }

    /** What a function makes, as STR, of one variable, beside one value. */
    private static boolean isComparedText(Expr expression) {
        return expression instanceof E_Equals equals
                && Stream.of(equals.getArg1(), equals.getArg2()).anyMatch(Expr::isConstant)
                && Stream.of(equals.getArg1(), equals.getArg2())
                        .anyMatch(side -> side.isFunction()
                                && side.getVarsMentioned().size() == 1
                                && side.getFunction().numArgs() == 1);
    }

    /** A part of it that nothing ties to the row is looked for again and is the same for each. */
    private void exists(ExprFunctionOp exists, Set<Var> outside) {
        List<QueryPlan.Step> inside = inside(exists.getElement());
        List<Set<Var>> islands = new ArrayList<>();
        inside.forEach(step -> SlowReasons.join(islands, SlowReasons.variables(step)));
        inside.stream()
                .filter(step -> islands.stream()
                        .filter(island -> SlowReasons.variables(step).stream().anyMatch(island::contains))
                        .anyMatch(island -> island.stream().noneMatch(outside::contains)))
                .findFirst()
                .ifPresent(step -> reasons.add(
                        (exists instanceof E_NotExists ? "NOT EXISTS" : "EXISTS") + " with " + SlowReasons.name(step)
                                + " says the same for each row, as nothing ties that pattern to the row. Let them share a"
                                + " variable."));
    }

    /** The steps of the patterns that stand in a part. */
    private List<QueryPlan.Step> inside(Element part) {
        List<TriplePath> patterns = PatternsOfQuery.in(part);
        return steps.stream()
                .filter(step -> patterns.stream().anyMatch(pattern -> pattern == step.pattern()))
                .toList();
    }
}
