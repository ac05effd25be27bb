package org.casegraph.query.caution;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.casegraph.query.empty.NeededParts;

/**
 * What a query itself has to say for a rule to have anything to say of it: the patterns in the terms of a query, with the
 * values that the rule lists for them. Most queries say it of few rules, and it is found without evaluating any. Of what it
 * does not look into it says nothing.
 */
final class NeededSyntax {
    private final List<List<Binding>> values;
    private final List<Triple> patterns;

    private NeededSyntax(List<List<Binding>> values, List<Triple> patterns) {
        this.values = List.copyOf(values);
        this.patterns = List.copyOf(patterns);
    }

    static NeededSyntax of(Query rule) {
        Needs needs = new Needs();
        Algebra.compile(rule).visit(needs);
        return new NeededSyntax(needs.values, needs.patterns);
    }

    /** @param syntax the graph of a query */
    boolean isIn(Graph syntax) {
        return isIn(syntax, 0, 0, BindingFactory.empty());
    }

    private boolean isIn(Graph syntax, int table, int pattern, Binding known) {
        if (table < values.size()) {
            return values.get(table).stream()
                    .anyMatch(row -> Algebra.compatible(known, row)
                            && isIn(syntax, table + 1, pattern, Algebra.merge(known, row)));
        }
        if (pattern == patterns.size()) {
            return true;
        }
        Triple asked = Substitute.substitute(patterns.get(pattern), known);
        Iterator<Triple> found =
                syntax.find(given(asked.getSubject()), given(asked.getPredicate()), given(asked.getObject()));
        while (found.hasNext()) {
            if (isIn(syntax, table, pattern + 1, with(known, asked, found.next()))) {
                return true;
            }
        }
        return false;
    }

    private static Node given(Node node) {
        return node.isConcrete() ? node : Node.ANY;
    }

    private static Binding with(Binding known, Triple asked, Triple found) {
        BindingBuilder all = BindingFactory.builder(known);
        add(all, asked.getSubject(), found.getSubject());
        add(all, asked.getPredicate(), found.getPredicate());
        add(all, asked.getObject(), found.getObject());
        return all.build();
    }

    private static void add(BindingBuilder all, Node asked, Node found) {
        if (Var.isVar(asked)) {
            all.set(Var.alloc(asked), found);
        }
    }

    private static final class Needs extends NeededParts {
        private final List<List<Binding>> values = new ArrayList<>();
        private final List<Triple> patterns = new ArrayList<>();

        @Override
        public void visit(OpBGP bgp) {
            bgp.getPattern().getList().stream().filter(SpinSyntax::says).forEach(patterns::add);
        }

        @Override
        public void visit(OpTable table) {
            List<Binding> rows = new ArrayList<>();
            table.getTable().rows().forEachRemaining(rows::add);
            values.add(rows);
        }
    }
}
