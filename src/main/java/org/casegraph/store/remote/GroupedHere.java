package org.casegraph.store.remote;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.atlas.io.IndentedWriter;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.AlgebraGenerator;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpExt;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.serializer.SerializationContext;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.util.NodeIsomorphismMap;

/**
 * A query that strings together what a subquery has sorted. The standard leaves open in which order a group has its rows, so
 * only the subquery is sent, and the groups are made here, of its rows as they come.
 */
final class GroupedHere extends OpExt {
    private final Query ordered;
    private final Supplier<QueryIterator> rows;

    private GroupedHere(Query ordered, Supplier<QueryIterator> rows) {
        super("sent");
        this.ordered = ordered;
        this.rows = rows;
    }

    /** The subquery to be sent, if a query is one. */
    static Optional<Query> orderedWithin(Query query) {
        return query.isSelectType()
                        && !query.hasValues()
                        && query.getAggregators().stream()
                                .anyMatch(each -> each.getAggregator() instanceof AggGroupConcat
                                        || each.getAggregator() instanceof AggGroupConcatDistinct)
                        && query.getQueryPattern() instanceof ElementGroup group
                        && group.size() == 1
                        && group.get(0) instanceof ElementSubQuery inner
                        && inner.getQuery().hasOrderBy()
                ? Optional.of(inner.getQuery())
                : Optional.empty();
    }

    /** What is to be evaluated here of such a query, where the rows are those of its subquery. */
    static Op around(Query query, Supplier<QueryIterator> rows) {
        return new AlgebraGenerator() {
            @Override
            protected Op compileElementSubquery(ElementSubQuery inner) {
                return new GroupedHere(inner.getQuery(), rows);
            }
        }.compile(query);
    }

    @Override
    public Op effectiveOp() {
        return Algebra.compile(ordered);
    }

    @Override
    public QueryIterator eval(QueryIterator input, ExecutionContext context) {
        input.close();
        return rows.get();
    }

    @Override
    public void outputArgs(IndentedWriter out, SerializationContext context) {
        out.print(ordered.toString());
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public boolean equalTo(Op other, NodeIsomorphismMap labels) {
        return this == other;
    }
}
