package org.casegraph.store.mapped;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBase;
import org.casegraph.evaluation.row.ValueRow;
import org.jspecify.annotations.Nullable;

/** A row whose values are ids until somebody looks at them. */
final class IdBinding extends BindingBase {
    private final StoredTerms terms;
    private final Var[] variables;
    private final int[] ids;

    IdBinding(@Nullable Binding parent, StoredTerms terms, Var[] variables, int[] ids) {
        super(parent);
        this.terms = terms;
        this.variables = variables;
        this.ids = ids;
    }

    /** The id of a value that a row holds as such; below 0 of any other, which is not looked up. */
    static int heldId(Binding row, Var variable, StoredTerms terms) {
        return holder(row, variable, terms) instanceof IdBinding known && known.terms == terms
                ? known.ids[known.place(variable)]
                : IdGraph.NOWHERE;
    }

    /** {@link IdGraph#ANY} if the row gives it no value, {@link IdGraph#NOWHERE} if that is no term of the dataset. */
    static int id(Binding row, Var variable, StoredTerms terms) {
        Binding holder = holder(row, variable, terms);
        if (holder instanceof IdBinding known && known.terms == terms) {
            return known.ids[known.place(variable)];
        }
        Node value = holder == null ? null : holder.get(variable);
        if (value == null) {
            return IdGraph.ANY;
        }
        int id = terms.id(value);
        return id == StoredTerms.UNKNOWN ? IdGraph.NOWHERE : id;
    }

    /** The first of a row and those it continues that has an id for the variable, or is of another kind; null if none. */
    private static @Nullable Binding holder(Binding row, Var variable, StoredTerms terms) {
        Binding at = row;
        while (at != null) {
            Binding next = at;
            if (at instanceof IdBinding known && known.terms == terms && known.place(variable) < 0) {
                next = known.parent;
            } else if (at instanceof ValueRow added) {
                next = added.holder(variable);
            }
            if (next == at) {
                return at;
            }
            at = next;
        }
        return null;
    }

    /**
     * Takes some values out of rows, without the many rows that each was put together from: so what is sorted or compared is
     * short, and its values are soon found. For one thread.
     */
    static final class Part {
        private final StoredTerms terms;
        private final Var[] variables;

        /** Those that the last row held as ids. */
        private Var[] last = {};

        /** Those that it held as terms. */
        private Var[] lastOthers = {};

        Part(Collection<Var> variables, StoredTerms terms) {
            this.variables = variables.toArray(Var[]::new);
            this.terms = terms;
        }

        Binding of(Binding row) {
            Var[] held = new Var[variables.length];
            int[] ids = new int[variables.length];
            int count = 0;
            Var[] others = {};
            Node[] values = {};
            int countOfOthers = 0;
            for (Var variable : variables) {
                int id = heldId(row, variable, terms);
                Node value = id >= 0 ? null : row.get(variable);
                if (value != null && value.isURI()) {
                    // What a function has just read from the columns, and gave as a term.
                    id = terms.heldId(value);
                }
                if (id >= 0) {
                    held[count] = variable;
                    ids[count++] = id;
                } else if (value != null) {
                    if (countOfOthers == 0) {
                        others = new Var[variables.length];
                        values = new Node[variables.length];
                    }
                    others[countOfOthers] = variable;
                    values[countOfOthers++] = value;
                }
            }
            last = same(last, held, count);
            lastOthers = same(lastOthers, others, countOfOthers);
            Binding parent =
                    countOfOthers == 0 ? null : new ValueRow(null, lastOthers, Arrays.copyOf(values, countOfOthers));
            return new IdBinding(parent, terms, last, count == ids.length ? ids : Arrays.copyOf(ids, count));
        }

        /** The variables of the row before if this one has the same: most have. */
        private static Var[] same(Var[] before, Var[] now, int count) {
            return count == before.length && Arrays.equals(now, 0, count, before, 0, count)
                    ? before
                    : Arrays.copyOf(now, count);
        }
    }

    private int place(Var variable) {
        for (int i = 0; i < variables.length; i++) {
            if (variables[i].equals(variable)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    protected Iterator<Var> vars1() {
        return Arrays.asList(variables).iterator();
    }

    @Override
    protected int size1() {
        return variables.length;
    }

    @Override
    protected boolean isEmpty1() {
        return variables.length == 0;
    }

    @Override
    protected boolean contains1(Var variable) {
        return place(variable) >= 0;
    }

    @Override
    protected @Nullable Node get1(Var variable) {
        int place = place(variable);
        return place < 0 ? null : terms.node(ids[place]);
    }

    @Override
    protected void forEach1(BiConsumer<Var, Node> action) {
        for (int i = 0; i < variables.length; i++) {
            action.accept(variables[i], terms.node(ids[i]));
        }
    }

    @Override
    protected Binding detachWithNewParent(@Nullable Binding newParent) {
        return new IdBinding(newParent, terms, variables, ids);
    }
}
