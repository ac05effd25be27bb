package org.casegraph.endpoint;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.ExprVisitorBase;

/** Finds SERVICE anywhere in a query, subqueries and EXISTS included. */
final class ServiceUse extends OpVisitorBase {
    private boolean found;

    private ServiceUse() {}

    static boolean isIn(Query query) {
        ServiceUse use = new ServiceUse();
        Walker.walk(Algebra.compile(query), use, new ExprVisitorBase());
        return use.found;
    }

    @Override
    public void visit(OpService service) {
        found = true;
    }
}
