package org.casegraph.query.empty;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpReduced;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.Path;

/**
 * What a query needs for any row, pattern by pattern. Where the data have no statement of some pattern it has no rows,
 * whatever its arguments; that is found without evaluating it. Of what it does not look into it says nothing.
 */
public final class NeededStatements {

    private NeededStatements() {}

    /** Whether the data have no statement of one that each row needs. */
    public static boolean areMissing(Query query, Graph data) {
        return isMissing(Algebra.compile(query), data);
    }

    private static boolean isMissing(Op op, Graph data) {
        Needs needs = new Needs(data);
        op.visit(needs);
        return needs.isMissing;
    }

    /** Goes only where each row of the whole comes from. */
    private static final class Needs extends OpVisitorBase {
        private final Graph data;
        private boolean isMissing;

        Needs(Graph data) {
            this.data = data;
        }

        private boolean missing(Op op) {
            return NeededStatements.isMissing(op, data);
        }

        @Override
        public void visit(OpBGP bgp) {
            List<Triple> patterns = bgp.getPattern().getList();
            isMissing = patterns.stream()
                    .filter(triple -> !isCall(triple, patterns))
                    .anyMatch(this::isNowhere);
        }

        /** A call of a function, or a part of the lists of what it is given. */
        private static boolean isCall(Triple triple, List<Triple> patterns) {
            Node property = triple.getPredicate();
            return patterns.stream().map(Triple::getPredicate).anyMatch(CallArguments::isCall)
                    && (CallArguments.isCall(property) || CallArguments.isOfList(property));
        }

        private boolean isNowhere(Triple pattern) {
            return pattern.getPredicate().isURI()
                    && !data.contains(given(pattern.getSubject()), pattern.getPredicate(), given(pattern.getObject()));
        }

        private static Node given(Node node) {
            return node.isConcrete() ? node : Node.ANY;
        }

        @Override
        public void visit(OpPath path) {
            isMissing = isNowhere(path.getTriplePath().getPath());
        }

        private boolean isNowhere(Path path) {
            if (path instanceof P_Seq steps) {
                return isNowhere(steps.getLeft()) || isNowhere(steps.getRight());
            }
            return path instanceof P_Link link && !data.contains(Node.ANY, link.getNode(), Node.ANY);
        }

        @Override
        public void visit(OpJoin join) {
            isMissing = missing(join.getLeft()) || missing(join.getRight());
        }

        @Override
        public void visit(OpSequence sequence) {
            isMissing = sequence.getElements().stream().anyMatch(this::missing);
        }

        @Override
        public void visit(OpUnion union) {
            isMissing = missing(union.getLeft()) && missing(union.getRight());
        }

        @Override
        public void visit(OpLeftJoin join) {
            isMissing = missing(join.getLeft());
        }

        @Override
        public void visit(OpMinus minus) {
            isMissing = missing(minus.getLeft());
        }

        /** Without what to group by there is a row of nothing, too. */
        @Override
        public void visit(OpGroup group) {
            isMissing = !group.getGroupVars().isEmpty() && missing(group.getSubOp());
        }

        @Override
        public void visit(OpFilter filter) {
            through(filter);
        }

        @Override
        public void visit(OpExtend extend) {
            through(extend);
        }

        @Override
        public void visit(OpProject project) {
            through(project);
        }

        @Override
        public void visit(OpDistinct distinct) {
            through(distinct);
        }

        @Override
        public void visit(OpReduced reduced) {
            through(reduced);
        }

        @Override
        public void visit(OpOrder order) {
            through(order);
        }

        @Override
        public void visit(OpSlice slice) {
            through(slice);
        }

        private void through(Op1 op) {
            isMissing = missing(op.getSubOp());
        }
    }
}
