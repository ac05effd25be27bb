package org.casegraph.evaluation.row;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterProcessBinding;
import org.jspecify.annotations.Nullable;

/** DISTINCT of rows that come in the order of one variable: no more of them are remembered than have one value of it. */
public final class DistinctRuns extends QueryIterProcessBinding {
    private final Var first;
    private final Set<Binding> seen = new HashSet<>();
    private @Nullable Node run;

    /** @param first as {@link EarlyOrder#first} has it */
    public DistinctRuns(QueryIterator rows, Var first, ExecutionContext context) {
        super(rows, context);
        this.first = first;
    }

    @Override
    public @Nullable Binding accept(Binding row) {
        Node value = row.get(first);
        if (isOver(value)) {
            seen.clear();
        }
        run = value;
        return seen.add(row) ? row : null;
    }

    /** Of literals two that differ may be sorted as one, so that their rows stand among each other. */
    private boolean isOver(@Nullable Node value) {
        Node before = run;
        return before != null
                && value != null
                && !value.equals(before)
                && !value.isLiteral()
                && !before.isLiteral()
                && !value.isTripleTerm()
                && !before.isTripleTerm();
    }
}
