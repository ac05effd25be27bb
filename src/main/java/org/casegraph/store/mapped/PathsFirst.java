package org.casegraph.store.mapped;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.path.PathLib;
import org.jspecify.annotations.Nullable;

/**
 * Follows a path that begins or ends at a known thing before the patterns in front of it, where it leads to few: {@code ?f a
 * ?t . ?t rdfs:subClassOf* obo:HP_0001250} then looks at the findings of some classes and not at each class of all findings.
 */
final class PathsFirst {
    /** So many rows are looked at sooner than a path is followed. */
    private static final double FEW = 1_000;

    private final IdGraph graph;
    private final ExecutionContext context;

    private PathsFirst(IdGraph graph, ExecutionContext context) {
        this.graph = graph;
        this.context = context;
    }

    /** The same in the better order; only where nothing has a value before. */
    static OpSequence of(OpSequence sequence, ExecutionContext context) {
        return IdStages.graph(context)
                .flatMap(graph -> new PathsFirst(graph, context).path(sequence.getElements()))
                .map(first -> {
                    OpSequence reordered = OpSequence.create();
                    reordered.add(first);
                    sequence.getElements().stream().filter(op -> op != first).forEach(reordered::add);
                    return reordered;
                })
                .orElse(sequence);
    }

    private Optional<OpPath> path(List<Op> ops) {
        if (!(ops.get(0) instanceof OpBGP first) || !IdPattern.takes(first.getPattern())) {
            return Optional.empty();
        }
        double most = fewest(first.getPattern(), null, IdGraph.ANY);
        for (int at = 1; at < ops.size() && most > FEW; at++) {
            if (ops.get(at) instanceof OpPath path && leadsToFew(path.getTriplePath(), first.getPattern(), most)) {
                return Optional.of(path);
            }
            if (!(ops.get(at) instanceof OpBGP || ops.get(at) instanceof OpPath)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether with what the path leads to fewer rows are looked at than with anything. */
    private boolean leadsToFew(TriplePath path, BasicPattern pattern, double most) {
        Node from = path.getSubject();
        Node to = path.getObject();
        if (path.getPath() == null || from.isVariable() == to.isVariable()) {
            return false;
        }
        Var end = Var.alloc(from.isVariable() ? from : to);
        double expected = 0;
        QueryIterator ends = PathLib.execTriplePath(BindingFactory.root(), path, context);
        try {
            while (ends.hasNext() && expected < most) {
                int id = graph.terms().id(ends.nextBinding().get(end));
                expected += id == StoredTerms.UNKNOWN ? 0 : 1 + fewest(pattern, end, id);
            }
        } finally {
            ends.close();
        }
        return expected < most;
    }

    /** Of how few triples the rows of a pattern can begin, where a variable has a value; of the others where it has none. */
    private double fewest(BasicPattern pattern, @Nullable Var variable, int value) {
        double fewest = Double.MAX_VALUE;
        for (Triple triple : pattern) {
            List<Integer> asked = new ArrayList<>();
            boolean isNamed = variable == null;
            for (Node node : new Node[] {triple.getSubject(), triple.getPredicate(), triple.getObject()}) {
                isNamed |= node.equals(variable);
                asked.add(node.equals(variable) ? value : node.isVariable() ? IdGraph.ANY : id(node));
            }
            if (isNamed) {
                fewest = Math.min(
                        fewest,
                        asked.contains(IdGraph.NOWHERE) ? 0 : graph.count(asked.get(0), asked.get(1), asked.get(2)));
            }
        }
        return fewest;
    }

    private int id(Node node) {
        int id = graph.terms().id(node);
        return id == StoredTerms.UNKNOWN ? IdGraph.NOWHERE : id;
    }
}
