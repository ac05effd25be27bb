package org.casegraph.evaluation.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.pfunction.PropertyFunction;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;

/**
 * Makes a function whose solutions for one call come in an order, which SPARQL would put them in by these keys: so they are
 * not held to be put in it.
 *
 * @param keys the first decides
 */
public record OrderedSolutions(PropertyFunctionFactory functions, List<Key> keys) implements PropertyFunctionFactory {
    /** Rows of VALUES that are joined to see how many calls there are. */
    private static final int FEW = 64;

    /**
     * What solutions are in order by.
     *
     * @param output the place of its variable among the outputs; each solution has a value of it
     */
    public record Key(int output, boolean isDescending) {}

    public OrderedSolutions {
        keys = List.copyOf(keys);
    }

    @Override
    public PropertyFunction create(String iri) {
        return functions.create(iri);
    }

    /** Whether the rows to be put in order are the solutions of one call, which come in it. */
    static boolean areOf(OpOrder order, QueryIterator input, ExecutionContext context) {
        List<Op> parts =
                order.getSubOp() instanceof OpSequence sequence ? sequence.getElements() : List.of(order.getSubOp());
        return input.isJoinIdentity()
                && parts.get(parts.size() - 1) instanceof OpPropFunc call
                && isCalledOnce(parts.subList(0, parts.size() - 1), call)
                && PropertyFunctionRegistry.chooseRegistry(context.getContext())
                                .get(call.getProperty().getURI())
                        instanceof OrderedSolutions ordered
                && ordered.hasOrder(order.getConditions(), call.getObjectArgs().getArgList());
    }

    private static boolean isCalledOnce(List<Op> before, OpPropFunc call) {
        List<Op> all = new ArrayList<>(before);
        all.add(call.getSubOp());
        return joined(all).filter(rows -> rows.size() == 1).isPresent();
    }

    private static Optional<List<Binding>> joined(List<Op> parts) {
        List<Binding> rows = List.of(BindingFactory.empty());
        for (Op part : parts) {
            Optional<List<Binding>> own = rows(part);
            if (own.isEmpty() || (long) rows.size() * own.get().size() > FEW) {
                return Optional.empty();
            }
            rows = rows.stream()
                    .flatMap(row -> own.get().stream()
                            .filter(other -> Algebra.compatible(row, other))
                            .map(other -> Algebra.merge(row, other)))
                    .toList();
        }
        return Optional.of(rows);
    }

    /** Those of VALUES; empty for what has to be asked for, or has many. */
    private static Optional<List<Binding>> rows(Op op) {
        if (op instanceof OpTable values) {
            List<Binding> rows = new ArrayList<>();
            values.getTable().rows().forEachRemaining(rows::add);
            return Optional.of(rows);
        }
        if (op instanceof OpSequence sequence) {
            return joined(sequence.getElements());
        }
        return op instanceof OpJoin join ? joined(List.of(join.getLeft(), join.getRight())) : Optional.empty();
    }

    private boolean hasOrder(List<SortCondition> conditions, List<Node> outputs) {
        if (conditions.size() > keys.size()) {
            return false;
        }
        for (int i = 0; i < conditions.size(); i++) {
            Key key = keys.get(i);
            SortCondition condition = conditions.get(i);
            if (key.output() >= outputs.size()
                    || !condition.getExpression().isVariable()
                    || !condition.getExpression().asVar().equals(outputs.get(key.output()))
                    || (condition.getDirection() == Query.ORDER_DESCENDING) != key.isDescending()) {
                return false;
            }
        }
        return true;
    }
}
