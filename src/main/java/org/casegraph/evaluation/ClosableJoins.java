package org.casegraph.evaluation;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpReduced;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter2;
import org.apache.jena.sparql.engine.iterator.QueryIterRepeatApply;
import org.apache.jena.sparql.engine.iterator.QueryIterSingleton;
import org.apache.jena.sparql.engine.join.Join;
import org.apache.jena.sparql.engine.main.OpExecutor;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sys.JenaSubsystemLifecycle;

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
        public Executor(ExecutionContext context) {
            super(context);
        }

        @Override
        protected QueryIterator execute(OpJoin join, QueryIterator input) {
            return joined(exec(join.getLeft(), input), exec(join.getRight(), root()), this::join);
        }

        @Override
        protected QueryIterator execute(OpLeftJoin join, QueryIterator input) {
            return joined(
                    exec(join.getLeft(), input),
                    exec(join.getRight(), root()),
                    (left, right) -> Join.leftJoin(left, right, join.getExprs(), execCxt));
        }

        @Override
        protected QueryIterator execute(OpTable table, QueryIterator input) {
            return table.isJoinIdentity() || input.isJoinIdentity()
                    ? super.execute(table, input)
                    : joined(input, table.getTable().iterator(execCxt), this::join);
        }

        @Override
        protected QueryIterator execute(OpDistinct distinct, QueryIterator input) {
            return forEach(input, rows -> super.execute(distinct, rows));
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
            return Join.join(left, right, execCxt);
        }

        private QueryIterator joined(QueryIterator left, QueryIterator right, BinaryOperator<QueryIterator> join) {
            return new Joined(left, right, join, execCxt);
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
