package org.casegraph.store.mapped;

import java.util.List;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggCount;

/** Counts rows of whatever kind, without a look at what stands in them. */
final class RowCount {
    private RowCount() {}

    /** Whether nothing but the number of all rows is asked for. */
    static boolean isAskedBy(OpGroup group) {
        List<ExprAggregator> aggregators = group.getAggregators();
        return group.getGroupVars().isEmpty()
                && !aggregators.isEmpty()
                && aggregators.stream().allMatch(each -> each.getAggregator() instanceof AggCount);
    }

    /** The one row that says how many there are; closes them. */
    static Binding of(QueryIterator rows, OpGroup group) {
        long count = 0;
        try {
            while (rows.hasNext()) {
                rows.nextBinding();
                count++;
            }
        } finally {
            rows.close();
        }
        BindingBuilder row = Binding.builder();
        for (ExprAggregator each : group.getAggregators()) {
            row.add(each.getVar(), NodeValue.makeInteger(count).asNode());
        }
        return row.build();
    }
}
