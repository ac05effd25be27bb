package org.casegraph.query.empty;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpPath;
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

    private static final class Needs extends NeededParts {
        private final Graph data;
        private boolean isMissing;

        Needs(Graph data) {
            this.data = data;
        }

        @Override
        public void visit(OpBGP bgp) {
            List<Triple> patterns = bgp.getPattern().getList();
            isMissing |= patterns.stream()
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
            isMissing |= isNowhere(path.getTriplePath().getPath());
        }

        private boolean isNowhere(Path path) {
            if (path instanceof P_Seq steps) {
                return isNowhere(steps.getLeft()) || isNowhere(steps.getRight());
            }
            return path instanceof P_Link link && !data.contains(Node.ANY, link.getNode(), Node.ANY);
        }

        @Override
        public void visit(OpUnion union) {
            isMissing |= NeededStatements.isMissing(union.getLeft(), data)
                    && NeededStatements.isMissing(union.getRight(), data);
        }
    }
}
