package org.casegraph.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.Table;
import org.apache.jena.sparql.algebra.TableFactory;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.op.OpAssign;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;

/**
 * Counts what GROUP_CONCAT joins, guards the triple terms that are made where ARQ transforms no expression, and tells the
 * rows of VALUES with UNDEF from the others.
 */
final class GuardedOperators extends TransformCopy {
    private final Evaluation evaluation;

    GuardedOperators(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    @Override
    public Op transform(OpGroup group, Op sub) {
        List<ExprAggregator> aggregators = group.getAggregators().stream()
                .map(this::guarded)
                .map(this::counted)
                .toList();
        return new OpGroup(sub, guarded(group.getGroupVars()), aggregators);
    }

    @Override
    public Op transform(OpExtend extend, Op sub) {
        return OpExtend.create(sub, guarded(extend.getVarExprList()));
    }

    @Override
    public Op transform(OpAssign assign, Op sub) {
        return OpAssign.create(sub, guarded(assign.getVarExprList()));
    }

    /** A table for each set of variables that rows have: the optimiser takes each variable of a table for bound. */
    @Override
    public Op transform(OpTable table) {
        Map<Set<Var>, Table> byVariables = new LinkedHashMap<>();
        table.getTable().rows().forEachRemaining(row -> {
            Set<Var> variables = row.varsMentioned();
            byVariables
                    .computeIfAbsent(variables, bound -> TableFactory.create(List.copyOf(bound)))
                    .addBinding(row);
        });
        return byVariables.keySet().equals(Set.of(Set.copyOf(table.getTable().getVars())))
                ? table
                : byVariables.values().stream()
                        .map(OpTable::create)
                        .map(Op.class::cast)
                        .reduce(OpUnion::create)
                        .orElse(table);
    }

    private VarExprList guarded(VarExprList expressions) {
        VarExprList guarded = new VarExprList();
        for (Var variable : expressions.getVars()) {
            Expr expression = expressions.getExpr(variable);
            if (expression == null) {
                guarded.add(variable);
            } else {
                guarded.add(variable, GuardedTriple.of(expression, evaluation));
            }
        }
        return guarded;
    }

    private ExprAggregator guarded(ExprAggregator aggregated) {
        Aggregator aggregator = aggregated.getAggregator();
        ExprList arguments = aggregator.getExprList();
        return arguments == null
                ? aggregated
                : new ExprAggregator(aggregated.getVar(), aggregator.copy(GuardedTriple.of(arguments, evaluation)));
    }

    private ExprAggregator counted(ExprAggregator aggregated) {
        Aggregator aggregator = aggregated.getAggregator();
        String separator;
        if (aggregator instanceof AggGroupConcat concat) {
            separator = concat.getSeparator();
        } else if (aggregator instanceof AggGroupConcatDistinct concat) {
            separator = concat.getSeparator();
        } else {
            return aggregated;
        }
        Expr counted =
                new Counted(aggregator.getExprList().get(0), separator == null ? 1 : separator.length(), evaluation);
        return new ExprAggregator(aggregated.getVar(), aggregator.copy(new ExprList(counted)));
    }

    private static final class Counted extends ExprFunction1 {
        private final int separator;
        private final Evaluation evaluation;

        private Counted(Expr joined, int separator, Evaluation evaluation) {
            super(joined, "counted");
            this.separator = separator;
            this.evaluation = evaluation;
        }

        @Override
        public NodeValue eval(NodeValue value) {
            evaluation.join((long) separator + value.asString().length());
            return value;
        }

        @Override
        public Expr copy(Expr other) {
            return new Counted(other, separator, evaluation);
        }
    }
}
