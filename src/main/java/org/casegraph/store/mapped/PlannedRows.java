package org.casegraph.store.mapped;

import java.util.Collections;
import java.util.Iterator;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter1;

/** For each row of the input those that a plan finds. */
final class PlannedRows extends QueryIter1 {
    private final RowPlan plan;
    private Iterator<Binding> found = Collections.emptyIterator();

    PlannedRows(QueryIterator input, RowPlan plan, ExecutionContext context) {
        super(input, context);
        this.plan = plan;
    }

    @Override
    protected boolean hasNextBinding() {
        while (!found.hasNext()) {
            if (!getInput().hasNext()) {
                return false;
            }
            found = plan.rows(getInput().nextBinding());
        }
        return true;
    }

    @Override
    protected Binding moveToNextBinding() {
        return found.next();
    }

    @Override
    protected void requestSubCancel() {
        // The input is cancelled, and the plan watches each triple.
    }

    @Override
    protected void closeSubIterator() {
        found = Collections.emptyIterator();
    }
}
