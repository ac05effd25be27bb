package org.casegraph.evaluation.function;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;

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
        BindingBuilder solution = Binding.builder(binding);
        for (int i = 0; i < arguments.size(); i++) {
            Node argument = arguments.get(i);
            if (!argument.isVariable()) {
                if (!argument.sameValueAs(values.get(i))) {
                    return Optional.empty();
                }
            } else if (!solution.contains(Var.alloc(argument))) {
                solution.add(Var.alloc(argument), values.get(i));
            } else if (!solution.get(Var.alloc(argument)).sameValueAs(values.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(solution.build());
    }

    /**
     * The binding with what was found, where something was.
     *
     * @param outputs variables that have no value yet
     * @param values as many; what is empty stays unbound
     */
    public static Binding found(Binding binding, List<Node> outputs, List<Optional<Node>> values) {
        BindingBuilder solution = Binding.builder(binding);
        for (int i = 0; i < outputs.size(); i++) {
            Var output = Var.alloc(outputs.get(i));
            values.get(i).ifPresent(value -> solution.add(output, value));
        }
        return solution.build();
    }
}
