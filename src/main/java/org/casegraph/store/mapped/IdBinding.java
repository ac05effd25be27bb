package org.casegraph.store.mapped;

import java.util.Arrays;
import java.util.Iterator;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBase;
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

    /** {@link IdGraph#ANY} if the row gives it no value, {@link IdGraph#NOWHERE} if that is no term of the dataset. */
    static int id(Binding row, Var variable, StoredTerms terms) {
        Binding at = row;
        while (at instanceof IdBinding known && known.terms == terms) {
            int place = known.place(variable);
            if (place >= 0) {
                return known.ids[place];
            }
            at = known.parent;
        }
        Node value = at == null ? null : at.get(variable);
        if (value == null) {
            return IdGraph.ANY;
        }
        int id = terms.id(value);
        return id == StoredTerms.UNKNOWN ? IdGraph.NOWHERE : id;
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
