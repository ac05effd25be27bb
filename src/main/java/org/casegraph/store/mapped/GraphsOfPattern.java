package org.casegraph.store.mapped;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.main.iterator.QueryIterGraph;
import org.casegraph.evaluation.WatchedDataset;
import org.roaringbitmap.RoaringBitmap;

/**
 * Evaluates {@code GRAPH ?g} in those graphs only that have the rarest triple without which its pattern has no row, and not
 * in hundreds of thousands, one after the other.
 */
final class GraphsOfPattern extends QueryIterGraph {
    private final UnionGraph union;
    private final Runnable watch;
    private final Var name;
    private final List<Triple> required;

    GraphsOfPattern(QueryIterator input, OpGraph graph, UnionGraph union, ExecutionContext context) {
        super(input, graph, context);
        this.union = union;
        this.watch = WatchedDataset.watch(context);
        this.name = Var.alloc(graph.getNode());
        this.required = required(graph.getSubOp()).toList();
    }

    /** Triples each of which has to be in the graph for the pattern to have a row. */
    private static Stream<Triple> required(Op op) {
        if (op instanceof OpBGP pattern) {
            return pattern.getPattern().getList().stream();
        }
        if (op instanceof OpFilter filter) {
            return required(filter.getSubOp());
        }
        if (op instanceof OpExtend extend) {
            return required(extend.getSubOp());
        }
        if (op instanceof OpJoin join) {
            return Stream.concat(required(join.getLeft()), required(join.getRight()));
        }
        if (op instanceof OpSequence sequence) {
            return sequence.getElements().stream().flatMap(GraphsOfPattern::required);
        }
        if (op instanceof OpLeftJoin join) {
            return required(join.getLeft());
        }
        return op instanceof OpConditional optional ? required(optional.getLeft()) : Stream.empty();
    }

    @Override
    protected QueryIterator nextStage(Binding row) {
        return row.contains(name)
                ? super.nextStage(row)
                : new QueryIterGraphInner(row, graphs(row), opGraph, getExecContext()) {};
    }

    private Iterator<Node> graphs(Binding row) {
        int[] rarest = {IdGraph.ANY, IdGraph.ANY, IdGraph.ANY};
        double fewest = union.count(IdGraph.ANY, IdGraph.ANY, IdGraph.ANY);
        for (Triple triple : required) {
            int[] asked = {id(triple.getSubject(), row), id(triple.getPredicate(), row), id(triple.getObject(), row)};
            double expected = union.count(asked[0], asked[1], asked[2]);
            if (expected < fewest) {
                fewest = expected;
                rarest = asked;
            }
        }
        if (IntStream.of(rarest).anyMatch(id -> id == IdGraph.NOWHERE)) {
            return Iter.nullIterator();
        }
        return rarest[0] == IdGraph.ANY && rarest[1] == IdGraph.ANY && rarest[2] == IdGraph.ANY
                ? getExecContext().getDataset().listGraphNodes()
                : graphs(rarest);
    }

    private Iterator<Node> graphs(int... asked) {
        RoaringBitmap graphs = new RoaringBitmap();
        Triples found = union.find(asked[0], asked[1], asked[2]);
        while (found.next()) {
            watch.run();
            union.graphs(found.subject, found.property, found.object).forEach(graphs::add);
        }
        List<Node> names = new ArrayList<>();
        graphs.forEach((int graph) -> names.add(union.graphName(graph)));
        return names.iterator();
    }

    private int id(Node node, Binding row) {
        if (!Var.isVar(node)) {
            int id = union.terms().id(node);
            return id == StoredTerms.UNKNOWN ? IdGraph.NOWHERE : id;
        }
        return IdBinding.id(row, Var.alloc(node), union.terms());
    }
}
