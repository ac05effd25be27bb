package org.casegraph.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.OpWalker;
import org.apache.jena.sparql.algebra.Transform;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.Plan;
import org.apache.jena.sparql.engine.QueryEngineFactory;
import org.apache.jena.sparql.engine.QueryEngineRegistry;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIteratorWrapper;
import org.apache.jena.sparql.engine.main.QueryEngineMain;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprVars;
import org.apache.jena.sparql.util.Context;
import org.casegraph.evaluation.row.CountedRows;
import org.casegraph.evaluation.row.EarlyExists;
import org.casegraph.evaluation.row.EarlyOrder;
import org.casegraph.evaluation.row.GivenValues;

/** ARQ's own evaluation, with expressions that keep to the limits of a query. */
final class GuardedEngine extends QueryEngineMain {
    private final Evaluation evaluation;

    private GuardedEngine(Query query, DatasetGraph dataset, Binding input, Context context, Evaluation evaluation) {
        super(query, dataset, input, context);
        this.evaluation = evaluation;
    }

    private GuardedEngine(Op op, DatasetGraph dataset, Binding input, Context context, Evaluation evaluation) {
        super(op, dataset, input, context);
        this.evaluation = evaluation;
    }

    /** Makes this the only engine of the context. */
    public static void only(Context context, Evaluation evaluation) {
        QueryEngineRegistry registry = new QueryEngineRegistry();
        registry.add(new Factory(evaluation));
        QueryEngineRegistry.set(context, registry);
    }

    @Override
    protected Op modifyOp(Op op) {
        keepScopes(op);
        // Before the optimiser, which computes constant expressions.
        Op optimised = super.modifyOp(
                Transformer.transform(new GuardedOperators(evaluation), new GuardedExpressions(evaluation), op));
        Op changed = optimised;
        for (Transform transform : List.of(
                GivenValues.transform(), EarlyExists.transform(), CountedRows.transform(), EarlyOrder.transform())) {
            changed = Transformer.transform(transform, changed);
        }
        return changed;
    }

    /**
     * Switches off what Jena 5.6.0 does though it changes the rows: in the FILTER of an OPTIONAL it takes two variables for
     * one that are not bound in each row, and for each value of IN it binds a variable in groups, too, that do not see it.
     */
    private void keepScopes(Op op) {
        context.setFalse(ARQ.optImplicitLeftJoin);
        OpWalker.walk(op, new OpVisitorBase() {
            @Override
            public void visit(OpFilter filter) {
                filter.getExprs().forEach(expression -> keepScope(expression, filter.getSubOp()));
            }

            @Override
            public void visit(OpExtend extend) {
                extend.getVarExprList()
                        .getExprs()
                        .values()
                        .forEach(expression -> keepScope(expression, extend.getSubOp()));
            }

            @Override
            public void visit(OpLeftJoin join) {
                if (join.getExprs() != null) {
                    join.getExprs().forEach(expression -> keepScope(expression, join));
                }
            }
        });
    }

    private void keepScope(Expr expression, Op of) {
        Set<Var> variables = new HashSet<>();
        ExprVars.nonOpVarsMentioned(variables, expression);
        if (!OpVars.visibleVars(of).containsAll(variables)) {
            context.setFalse(ARQ.optFilterDisjunction);
        }
    }

    @Override
    public QueryIterator eval(Op op, DatasetGraph dataset, Binding input, Context context) {
        return new QueryIteratorWrapper(super.eval(op, dataset, input, context)) {
            @Override
            protected Binding moveToNextBinding() {
                evaluation.row();
                return super.moveToNextBinding();
            }
        };
    }

    private record Factory(Evaluation evaluation) implements QueryEngineFactory {
        @Override
        public boolean accept(Query query, DatasetGraph dataset, Context context) {
            return true;
        }

        @Override
        public Plan create(Query query, DatasetGraph dataset, Binding input, Context context) {
            return new GuardedEngine(query, dataset, input, context, evaluation).getPlan();
        }

        @Override
        public boolean accept(Op op, DatasetGraph dataset, Context context) {
            return true;
        }

        @Override
        public Plan create(Op op, DatasetGraph dataset, Binding input, Context context) {
            return new GuardedEngine(op, dataset, input, context, evaluation).getPlan();
        }
    }
}
