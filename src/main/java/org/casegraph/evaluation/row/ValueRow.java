package org.casegraph.evaluation.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBase;
import org.jspecify.annotations.Nullable;

/** A row that adds values to another. Which variables they are of, all rows of a step say together. */
public final class ValueRow extends BindingBase {
    private final Var[] variables;
    private final @Nullable Node[] values;

    /**
     * @param variables that the other row does not have; shared, and not to be changed
     * @param values as many, null for one without a value; not to be changed
     */
    public ValueRow(@Nullable Binding parent, Var[] variables, @Nullable Node[] values) {
        super(parent);
        this.variables = variables;
        this.values = values;
    }

    @Override
    protected @Nullable Node get1(Var variable) {
        for (int i = 0; i < variables.length; i++) {
            if (variables[i].equals(variable)) {
                return values[i];
            }
        }
        return null;
    }

    @Override
    protected boolean contains1(Var variable) {
        return get1(variable) != null;
    }

    @Override
    protected int size1() {
        return (int) Arrays.stream(values).filter(Objects::nonNull).count();
    }

    @Override
    protected boolean isEmpty1() {
        return size1() == 0;
    }

    @Override
    protected Iterator<Var> vars1() {
        List<Var> bound = new ArrayList<>(variables.length);
        for (int i = 0; i < variables.length; i++) {
            if (values[i] != null) {
                bound.add(variables[i]);
            }
        }
        return bound.iterator();
    }

    @Override
    protected void forEach1(BiConsumer<Var, Node> action) {
        for (int i = 0; i < variables.length; i++) {
            Node value = values[i];
            if (value != null) {
                action.accept(variables[i], value);
            }
        }
    }

    @Override
    protected Binding detachWithNewParent(@Nullable Binding newParent) {
        return new ValueRow(newParent, variables, values);
    }
}
