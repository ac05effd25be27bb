package org.casegraph.store.mapped;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.casegraph.evaluation.row.NamedVariables;

/**
 * What OPTIONAL parts, none of which needs what another gives, make of the number of rows before them: each row stands as many
 * times as rows fit to it, or once. So that nobody makes rows that are only counted.
 */
final class CountedOptionals {
    private final Op of;
    private final List<Counted> optionals;

    private CountedOptionals(Op of, List<Counted> optionals) {
        this.of = of;
        this.optionals = optionals;
    }

    /** The last OPTIONAL parts of an op; none where it ends otherwise, or is joined to rows that are there before. */
    static CountedOptionals of(Op op, QueryIterator input, ExecutionContext context) {
        Optional<IdGraph> graph = input.isJoinIdentity() ? IdStages.graph(context) : Optional.empty();
        return graph.map(ids -> of(op, ids, context)).orElseGet(() -> new CountedOptionals(op, List.of()));
    }

    private static CountedOptionals of(Op op, IdGraph graph, ExecutionContext context) {
        List<Counted> optionals = new ArrayList<>();
        Set<Var> needed = new HashSet<>();
        Op rest = op;
        while (rest instanceof OpConditional optional) {
            Set<Var> mentioned = Set.copyOf(OpVars.mentionedVars(optional.getRight()));
            Set<Var> before = Set.copyOf(OpVars.visibleVars(optional.getLeft()));
            Set<Var> bound = NamedVariables.bound(optional.getLeft());
            boolean isApart = mentioned.stream().allMatch(each -> bound.contains(each) || !needed.contains(each));
            Optional<RowPlan> plan = isApart ? RowPlan.of(optional.getRight(), context) : Optional.empty();
            if (plan.isEmpty()) {
                break;
            }
            Var[] shared = mentioned.stream().filter(before::contains).toArray(Var[]::new);
            optionals.add(new Counted(plan.get(), shared, graph.terms()));
            needed.addAll(mentioned);
            rest = optional.getLeft();
        }
        return new CountedOptionals(rest, optionals);
    }

    /** What stands before them. */
    Op of() {
        return of;
    }

    /** How many rows a row before them becomes. */
    long count(Binding row) {
        long count = 1;
        for (Counted optional : optionals) {
            count *= Math.max(1, optional.count(row));
        }
        return count;
    }

    /** One of them, of which it is kept how many rows fit to values that come again and again. */
    private static final class Counted {
        private static final int KEPT = 1 << 12;

        private final RowPlan plan;
        private final Var[] shared;
        private final StoredTerms terms;

        /** One more than the id of the value of which is kept how many, by the last bits of the id. */
        private final int[] values = new int[KEPT];

        private final long[] counts = new long[KEPT];

        Counted(RowPlan plan, Var[] shared, StoredTerms terms) {
            this.plan = plan;
            this.shared = shared;
            this.terms = terms;
        }

        long count(Binding row) {
            int id = shared.length == 1 ? IdBinding.id(row, shared[0], terms) : IdGraph.NOWHERE;
            if (id < 0) {
                return plan.count(row);
            }
            int slot = id & KEPT - 1;
            if (values[slot] != id + 1) {
                counts[slot] = plan.count(row);
                values[slot] = id + 1;
            }
            return counts[slot];
        }
    }
}
