package org.casegraph.query.empty;

import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpReduced;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpSlice;

/**
 * Goes only where each row of a compiled query comes from: a part that it comes to without rows leaves the whole without.
 * Whoever extends it says what is looked at there; all other kinds of op are passed over.
 */
public abstract class NeededParts extends OpVisitorBase {
    @Override
    public void visit(OpJoin join) {
        join.getLeft().visit(this);
        join.getRight().visit(this);
    }

    @Override
    public void visit(OpSequence sequence) {
        sequence.getElements().forEach(each -> each.visit(this));
    }

    @Override
    public void visit(OpLeftJoin join) {
        join.getLeft().visit(this);
    }

    @Override
    public void visit(OpMinus minus) {
        minus.getLeft().visit(this);
    }

    /** Without what to group by there is a row of nothing, too. */
    @Override
    public void visit(OpGroup group) {
        if (!group.getGroupVars().isEmpty()) {
            through(group);
        }
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
        op.getSubOp().visit(this);
    }
}
