package org.casegraph.store.mapped;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.ExprList;

/**
 * Puts a basic graph pattern together again, of which Jena has taken off the part that a filter needs: {@code ?a ?gives
 * ?grade ; cg:inCase ?case . FILTER (?gives IN (…))} begins with whatever fits to few triples, and not with all there are.
 */
final class PatternsTogether {
    private final IdGraph graph;

    /** Variables that have a value. */
    private final Set<Var> bound = new HashSet<>();

    private PatternsTogether(IdGraph graph) {
        this.graph = graph;
    }

    static OpSequence of(OpSequence sequence, IdGraph graph) {
        return new PatternsTogether(graph).together(flat(sequence));
    }

    private static List<Op> flat(OpSequence sequence) {
        List<Op> all = new ArrayList<>();
        for (Op op : sequence.getElements()) {
            if (op instanceof OpSequence inner) {
                all.addAll(flat(inner));
            } else {
                all.add(op);
            }
        }
        return all;
    }

    private OpSequence together(List<Op> ops) {
        OpSequence together = OpSequence.create();
        int at = 0;
        while (at < ops.size()) {
            Parts parts = new Parts(new HashSet<>(bound));
            int end = at;
            while (end < ops.size() && parts.take(ops.get(end))) {
                end++;
            }
            if (end > at && isBetterWhole(parts)) {
                together.add(parts.whole());
                at = end;
            } else {
                bound.addAll(end > at || ops.get(at) instanceof OpTable ? OpVars.fixedVars(ops.get(at)) : Set.of());
                together.add(ops.get(at++));
            }
        }
        return together;
    }

    private boolean isBetterWhole(Parts parts) {
        double first = fewest(parts.patterns.get(0));
        return parts.isFiltered && parts.patterns.stream().anyMatch(part -> fewest(part) < first);
    }

    /** Basic graph patterns, one after the other, with conditions on what they give. */
    private static final class Parts {
        private final List<BasicPattern> patterns = new ArrayList<>();
        private final ExprList conditions = new ExprList();
        private final Set<Var> before;

        /** Whether a condition is on the first pattern alone. */
        private boolean isFiltered;

        Parts(Set<Var> before) {
            this.before = before;
        }

        /** False, and nothing more can be taken, if it is of another kind. */
        boolean take(Op op) {
            if (op instanceof OpBGP pattern) {
                patterns.add(pattern.getPattern());
                before.addAll(OpVars.fixedVars(op));
                return true;
            }
            if (op instanceof OpFilter filter && isWhole(filter) && take(filter.getSubOp())) {
                isFiltered |= patterns.size() == 1;
                conditions.addAll(filter.getExprs());
                return true;
            }
            return op instanceof OpSequence sequence
                    && isWhole(op)
                    && sequence.getElements().stream().allMatch(this::take);
        }

        /** Whether there are but patterns in it, and each condition is on what they give. */
        private boolean isWhole(Op op) {
            if (op instanceof OpFilter filter) {
                Set<Var> known = new HashSet<>(before);
                known.addAll(OpVars.fixedVars(op));
                return isOf(filter.getExprs(), known) && isWhole(filter.getSubOp());
            }
            return op instanceof OpBGP
                    || op instanceof OpSequence sequence
                            && sequence.getElements().stream().allMatch(this::isWhole);
        }

        Op whole() {
            BasicPattern all = new BasicPattern();
            patterns.forEach(all::addAll);
            return OpFilter.filterBy(conditions, new OpBGP(all));
        }
    }

    /** Whether conditions say the same whatever else has a value. */
    private static boolean isOf(ExprList conditions, Set<Var> variables) {
        return conditions.getList().stream().noneMatch(KnownExists::hasAny)
                && variables.containsAll(conditions.getVarsMentioned());
    }

    /** About how few triples are looked at first. */
    private double fewest(BasicPattern pattern) {
        double fewest = Double.MAX_VALUE;
        for (Triple triple : pattern) {
            fewest = Math.min(
                    fewest,
                    graph.count(asked(triple.getSubject()), asked(triple.getPredicate()), asked(triple.getObject())));
        }
        return fewest;
    }

    private int asked(Node node) {
        if (Var.isVar(node)) {
            return bound.contains(Var.alloc(node)) ? IdGraph.SOME : IdGraph.ANY;
        }
        int id = graph.terms().id(node);
        return id == StoredTerms.UNKNOWN ? IdGraph.NOWHERE : id;
    }
}
