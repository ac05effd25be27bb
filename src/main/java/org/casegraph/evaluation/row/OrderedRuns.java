package org.casegraph.evaluation.row;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiPredicate;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.apache.jena.sparql.expr.ExprLib;
import org.apache.jena.sparql.expr.NodeValue;
import org.jspecify.annotations.Nullable;

/**
 * Rows that come in the order of their keys, with those of the same keys put in the order in which Jena puts them, which is by
 * all their values: so an answer has the same order, whether its rows were put in order early or last.
 */
public final class OrderedRuns extends QueryIter1 {
    private final List<SortCondition> conditions;
    private final BindingComparator comparator;
    private final BiPredicate<Binding, Binding> areApart;
    private Iterator<Binding> run = Collections.emptyIterator();
    private @Nullable Binding next;

    /** @param rows in the order of {@link EarlyOrder#isDone} */
    public OrderedRuns(QueryIterator rows, List<SortCondition> conditions, ExecutionContext context) {
        this(rows, conditions, (one, other) -> false, context);
    }

    /** @param areApart whether it is known without looking at the values that the conditions put one row before the other */
    public OrderedRuns(
            QueryIterator rows,
            List<SortCondition> conditions,
            BiPredicate<Binding, Binding> areApart,
            ExecutionContext context) {
        super(rows, context);
        this.conditions = conditions;
        this.areApart = areApart;
        comparator = new BindingComparator(conditions, context);
    }

    @Override
    protected boolean hasNextBinding() {
        return run.hasNext() || next != null || getInput().hasNext();
    }

    @Override
    protected Binding moveToNextBinding() {
        if (run.hasNext()) {
            return run.next();
        }
        Binding first = next == null ? getInput().nextBinding() : next;
        next = ahead();
        if (next == null || !isSame(first, next)) {
            return first;
        }
        List<Binding> same = new ArrayList<>();
        same.add(first);
        while (next != null && isSame(first, next)) {
            same.add(next);
            next = ahead();
        }
        same.sort(comparator);
        run = same.iterator();
        return run.next();
    }

    private @Nullable Binding ahead() {
        return getInput().hasNext() ? getInput().nextBinding() : null;
    }

    /** Whether the conditions put neither before the other. */
    private boolean isSame(Binding one, Binding other) {
        if (areApart.test(one, other)) {
            return false;
        }
        for (SortCondition condition : conditions) {
            NodeValue left = ExprLib.evalOrNull(condition.getExpression(), one, getExecContext());
            NodeValue right = ExprLib.evalOrNull(condition.getExpression(), other, getExecContext());
            if (left == null || right == null ? left != right : isBefore(left, right)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBefore(NodeValue left, NodeValue right) {
        return !left.asNode().equals(right.asNode()) && NodeValue.compareAlways(left, right) != 0;
    }

    @Override
    protected void requestSubCancel() {
        // The input is cancelled.
    }

    @Override
    protected void closeSubIterator() {
        run = Collections.emptyIterator();
        next = null;
    }
}
