package org.casegraph.evaluation.function;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.casegraph.evaluation.row.ValueRow;
import org.jspecify.annotations.Nullable;

/** What a function gives, as solutions of a query. */
public final class BoundArguments {
    private BoundArguments() {}

    /**
     * The binding with one value for each argument; empty where an argument has another value already.
     *
     * @param arguments variables or nodes
     * @param values as many
     */
    public static Optional<Binding> of(Binding binding, List<Node> arguments, List<Node> values) {
        Var[] variables = new Var[arguments.size()];
        Node[] found = new Node[variables.length];
        int count = 0;
        for (int i = 0; i < variables.length; i++) {
            Node argument = arguments.get(i);
            Node value = values.get(i);
            Node before = argument;
            if (argument.isVariable()) {
                Var variable = Var.alloc(argument);
                before = valueBefore(binding, variable, variables, found, count);
                if (before == null) {
                    variables[count] = variable;
                    found[count++] = value;
                }
            }
            if (before != null && !before.sameValueAs(value)) {
                return Optional.empty();
            }
        }
        return Optional.of(new ValueRow(binding, Arrays.copyOf(variables, count), Arrays.copyOf(found, count)));
    }

    private static @Nullable Node valueBefore(
            Binding binding, Var variable, @Nullable Var[] variables, @Nullable Node[] found, int count) {
        for (int i = 0; i < count; i++) {
            if (variable.equals(variables[i])) {
                return found[i];
            }
        }
        return binding.get(variable);
    }

    /**
     * The binding with what was found, where something was.
     *
     * @param outputs variables that have no value yet
     * @param values as many; what is empty stays unbound
     */
    public static Binding found(Binding binding, List<Node> outputs, List<Optional<Node>> values) {
        return new ValueRow(
                binding,
                variables(outputs),
                values.stream().map(value -> value.orElse(null)).toArray(Node[]::new));
    }

    /** The variables that a function gives values to, which all its rows can share. */
    public static Var[] variables(List<Node> outputs) {
        return outputs.stream().map(Var::alloc).toArray(Var[]::new);
    }
}
