package org.casegraph.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpReduced;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter2;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterProcessBinding;
import org.apache.jena.sparql.engine.iterator.QueryIterRepeatApply;
import org.apache.jena.sparql.engine.iterator.QueryIterSingleton;
import org.apache.jena.sparql.engine.join.Join;
import org.apache.jena.sparql.engine.main.OpExecutor;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprException;
import org.apache.jena.sys.JenaSubsystemLifecycle;
import org.casegraph.evaluation.row.AddedValues;
import org.casegraph.evaluation.row.DistinctRuns;
import org.casegraph.evaluation.row.EarlyOrder;
import org.casegraph.evaluation.row.KnownTerm;
import org.casegraph.evaluation.row.OrderedRuns;
import org.jspecify.annotations.Nullable;

/** Lets every query of this program be evaluated by a {@link Executor}. Jena starts it before the first query. */
public final class ClosableJoins implements JenaSubsystemLifecycle {
    @Override
    public void start() {
        QC.setFactory(ARQ.getContext(), Executor::new);
    }

    @Override
    public void stop() {
        // Nothing is held.
    }

    /**
     * Closes a join that was never asked for a row, or that was cancelled before its first. The hash joins of Jena 5.6.0 throw
     * NullPointerException then (apache/jena#3516, mended in Jena 6, which needs Java 21): so does any query with an OPTIONAL
     * below another whose left side has no row.
     */
    public static class Executor extends OpExecutor {
        /** So many rows of VALUES are joined one by one. */
        private static final int FEW = 4;

        public Executor(ExecutionContext context) {
            super(context);
        }

        @Override
        protected QueryIterator execute(OpJoin join, QueryIterator input) {
            List<Binding> right = few(join.getRight());
            if (!right.isEmpty()) {
                return joinedToFew(exec(join.getLeft(), input), right);
            }
            List<Binding> left = input.isJoinIdentity() ? few(join.getLeft()) : List.of();
            return left.isEmpty()
                    ? joined(exec(join.getLeft(), input), exec(join.getRight(), root()), this::join)
                    : joinedToFew(exec(join.getRight(), input), left);
        }

        @Override
        protected QueryIterator execute(OpLeftJoin join, QueryIterator input) {
            return joined(
                    exec(join.getLeft(), input),
                    exec(join.getRight(), root()),
                    (left, right) -> Join.leftJoin(left, right, join.getExprs(), ofJoin()));
        }

        @Override
        protected QueryIterator execute(OpTable table, QueryIterator input) {
            if (table.isJoinIdentity() || input.isJoinIdentity()) {
                return super.execute(table, input);
            }
            List<Binding> rows = few(table);
            return rows.isEmpty()
                    ? joined(input, table.getTable().iterator(execCxt), this::join)
                    : joinedToFew(input, rows);
        }

        /** The rows of VALUES; none if they are more, or none, or it is something else. */
        private static List<Binding> few(Op op) {
            return op instanceof OpTable values && values.getTable().size() <= FEW
                    ? Iter.toList(values.getTable().rows())
                    : List.of();
        }

        /** Without a table of the rows of the input: VALUES mostly has one row, which may have no value. */
        private QueryIterator joinedToFew(QueryIterator input, List<Binding> rows) {
            return rows.size() == 1 && rows.get(0).isEmpty()
                    ? input
                    : new QueryIterRepeatApply(input, execCxt) {
                        @Override
                        protected QueryIterator nextStage(Binding row) {
                            return QueryIterPlainWrapper.create(
                                    rows.stream()
                                            .filter(other -> Algebra.compatible(row, other))
                                            .map(other -> Algebra.merge(row, other))
                                            .iterator(),
                                    execCxt);
                        }
                    };
        }

        /** Jena lets a row go where anything is thrown, even that the evaluation is to end, and logs each. */
        @Override
        protected QueryIterator execute(OpFilter filter, QueryIterator input) {
            QueryIterator rows = exec(filter.getSubOp(), input);
            for (Expr condition : filter.getExprs()) {
                rows = new Filtered(rows, condition, execCxt);
            }
            return rows;
        }

        @Override
        protected QueryIterator execute(OpDistinct distinct, QueryIterator input) {
            Optional<Var> first = EarlyOrder.first(distinct.getSubOp());
            return forEach(
                    input,
                    rows -> first.isPresent()
                            ? new DistinctRuns(exec(distinct.getSubOp(), rows), first.get(), execCxt)
                            : super.execute(distinct, rows));
        }

        @Override
        protected QueryIterator execute(OpOrder order, QueryIterator input) {
            return EarlyOrder.isDone(order, input, execCxt)
                    ? new OrderedRuns(exec(order.getSubOp(), input), order.getConditions(), execCxt)
                    : super.execute(order, input);
        }

        @Override
        protected QueryIterator execute(OpExtend extend, QueryIterator input) {
            // What the group has before cannot be added to it; a row that it is joined to may have it.
            return new AddedValues(
                    exec(extend.getSubOp(), input), extend.getVarExprList(), input.isJoinIdentity(), execCxt);
        }

        @Override
        protected QueryIterator execute(OpReduced reduced, QueryIterator input) {
            return forEach(input, rows -> super.execute(reduced, rows));
        }

        /** Jena keeps one of the rows that a subquery without duplicates is joined to, too, where they are alike. */
        private QueryIterator forEach(QueryIterator input, UnaryOperator<QueryIterator> subquery) {
            return input.isJoinIdentity()
                    ? subquery.apply(input)
                    : new QueryIterRepeatApply(input, execCxt) {
                        @Override
                        protected QueryIterator nextStage(Binding row) {
                            return subquery.apply(QueryIterSingleton.create(row, execCxt));
                        }
                    };
        }

        private QueryIterator join(QueryIterator left, QueryIterator right) {
            return Join.join(left, right, ofJoin());
        }

        /**
         * A join that is ended while it reads its first side closes neither itself nor what it looks ahead by, which hold
         * nothing but the two sides, and Jena would log each at the end. So they are not told to the whole.
         */
        protected final ExecutionContext ofJoin() {
            return ExecutionContext.create(execCxt.getDataset(), execCxt.getActiveGraph(), execCxt.getContext());
        }

        /** @param join called when the first row is asked for, with the two sides */
        protected final QueryIterator joined(
                QueryIterator left, QueryIterator right, BinaryOperator<QueryIterator> join) {
            return new Joined(left, right, join, execCxt);
        }

        /** The rows of which a condition is true. */
        private static final class Filtered extends QueryIterProcessBinding {
            private final Expr condition;

            Filtered(QueryIterator rows, Expr condition, ExecutionContext context) {
                super(rows, context);
                this.condition = KnownTerm.in(condition);
            }

            @Override
            public @Nullable Binding accept(Binding row) {
                try {
                    return condition.isSatisfied(row, getExecContext()) ? row : null;
                } catch (ExprException e) {
                    return null;
                }
            }
        }

        /** Joins when the first row is asked for; until there is an answer to that, only the two sides are closed. */
        private static final class Joined extends QueryIter2 {
            private final BinaryOperator<QueryIterator> join;
            private QueryIterator rows;
            private boolean isOpen;

            Joined(
                    QueryIterator left,
                    QueryIterator right,
                    BinaryOperator<QueryIterator> join,
                    ExecutionContext context) {
                super(left, right, context);
                this.join = join;
                this.rows = left;
            }

            @Override
            protected boolean hasNextBinding() {
                if (!isOpen) {
                    rows = join.apply(getLeft(), getRight());
                }
                boolean hasNext = rows.hasNext();
                isOpen = true;
                return hasNext;
            }

            @Override
            protected Binding moveToNextBinding() {
                return rows.nextBinding();
            }

            @Override
            protected void closeSubIterator() {
                if (isOpen) {
                    rows.close();
                }
            }

            @Override
            protected void requestSubCancel() {
                // The two sides are cancelled, and the join asks them.
            }
        }
    }
}
