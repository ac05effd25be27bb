package org.casegraph.evaluation.row;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterProcessBinding;
import org.jspecify.annotations.Nullable;

/**
 * DISTINCT of rows that come in the order of one variable: no more of them are remembered than have one value of it, and
 * none of a value that one row has alone.
 */
public final class DistinctRuns extends QueryIterProcessBinding {
    private final Var first;
    private final Var[] compared;
    private final Set<Binding> seen = new HashSet<>();
    private @Nullable Node run;

    /** The first row of the run. */
    private @Nullable Binding begin;

    /** @param first as {@link EarlyOrder#first} has it */
    public DistinctRuns(QueryIterator rows, Var first, ExecutionContext context) {
        super(rows, context);
        this.first = first;
        compared = new Var[0];
    }

    /**
     * Of each set of rows that do not differ in some variables the first, with all its values.
     *
     * @param first as {@link EarlyOrder#first} has it, one of them
     */
    public DistinctRuns(QueryIterator rows, Var first, Collection<Var> compared, ExecutionContext context) {
        super(rows, context);
        this.first = first;
        this.compared = compared.toArray(Var[]::new);
    }

    @Override
    public @Nullable Binding accept(Binding row) {
        Node value = row.get(first);
        Binding before = begin;
        boolean isFirst = before == null || isOver(value);
        run = value;
        if (before == null || isFirst) {
            seen.clear();
            begin = row;
            return row;
        }
        if (seen.isEmpty()) {
            seen.add(part(before));
        }
        return seen.add(part(row)) ? row : null;
    }

    private Binding part(Binding row) {
        if (compared.length == 0) {
            return row;
        }
        @Nullable Node[] values = new Node[compared.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(compared[i]);
        }
        return new ValueRow(null, compared, values);
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
