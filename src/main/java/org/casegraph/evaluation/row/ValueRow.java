package org.casegraph.evaluation.row;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBase;
import org.jspecify.annotations.Nullable;

/** A row that adds values to another. Which variables they are of, all rows of a step say together. For one thread. */
public final class ValueRow extends BindingBase {
    private final Var[] variables;
    private final @Nullable Node[] values;

    /** Makes the values that are asked for; null where all are made. */
    private final @Nullable Later later;

    /** Which values are not made yet, as bits. */
    private int unmade;

    /** Makes a value of a row. */
    interface Later {
        /** Null if it is none. */
        @Nullable
        Node value(int place, Binding row);

        /** Another variable of the row that has the same value; null if none is known. */
        default @Nullable Var sameAs(int place, Binding row) {
            return null;
        }
    }

    /**
     * @param variables that the other row does not have; shared, and not to be changed
     * @param values as many, null for one without a value; not to be changed
     */
    public ValueRow(@Nullable Binding parent, Var[] variables, @Nullable Node[] values) {
        this(parent, variables, values, null);
    }

    /** @param later what {@link #makeLater} leaves to it */
    ValueRow(@Nullable Binding parent, Var[] variables, @Nullable Node[] values, @Nullable Later later) {
        super(parent);
        this.variables = variables;
        this.values = values;
        this.later = later;
    }

    /** Has a value from now on, which is made when it is asked for; one of the first 32. */
    void makeLater(int place) {
        unmade |= 1 << place;
    }

    /** The row that this adds to. */
    public @Nullable Binding before() {
        return parent;
    }

    /** Of what it adds values; shared, and not to be changed. */
    public Var[] variables() {
        return variables;
    }

    /** The place of a variable among those that it adds values of; below 0 if it is none. */
    public int place(Var variable) {
        for (int i = 0; i < variables.length; i++) {
            if (variables[i].equals(variable)) {
                return i;
            }
        }
        return -1;
    }

    /** Another variable of the row that has the same value as one that is not made yet; null if none is known. */
    public @Nullable Var sameAs(int place) {
        return later == null || (unmade & 1 << place) == 0 ? null : later.sameAs(place, this);
    }

    /** The value that it adds; null if it is none. */
    public @Nullable Node value(int place) {
        if (later != null && (unmade & 1 << place) != 0) {
            values[place] = later.value(place, this);
            unmade &= ~(1 << place);
        }
        return values[place];
    }

    @Override
    protected @Nullable Node get1(Var variable) {
        int place = place(variable);
        return place < 0 ? null : value(place);
    }

    @Override
    protected boolean contains1(Var variable) {
        return get1(variable) != null;
    }

    @Override
    protected int size1() {
        int size = 0;
        for (int i = 0; i < values.length; i++) {
            size += value(i) == null ? 0 : 1;
        }
        return size;
    }

    @Override
    protected boolean isEmpty1() {
        return size1() == 0;
    }

    @Override
    protected Iterator<Var> vars1() {
        List<Var> bound = new ArrayList<>(variables.length);
        for (int i = 0; i < variables.length; i++) {
            if (value(i) != null) {
                bound.add(variables[i]);
            }
        }
        return bound.iterator();
    }

    @Override
    protected void forEach1(BiConsumer<Var, Node> action) {
        for (int i = 0; i < variables.length; i++) {
            Node value = value(i);
            if (value != null) {
                action.accept(variables[i], value);
            }
        }
    }

    /** What is made later depends on the row that it is added to, so it is made now. */
    @Override
    protected Binding detachWithNewParent(@Nullable Binding newParent) {
        @Nullable Node[] made = new Node[values.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = value(i);
        }
        return new ValueRow(newParent, variables, made);
    }
}
