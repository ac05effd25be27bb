package org.casegraph.store.mapped;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterRepeatApply;
import org.apache.jena.sparql.path.PathLib;

/**
 * Follows a path. Between two ends it is followed once, however many rows ask for them, since many rows have the same: the
 * classes of thousands of findings are few.
 */
final class PathRows extends QueryIterRepeatApply {
    /** As many pairs of ends are kept; further ones are followed each time. */
    private static final int MOST_KEPT = 1 << 16;

    private final TriplePath path;
    private final Map<Ends, Integer> ways = new HashMap<>();

    private record Ends(Node from, Node to) {}

    PathRows(QueryIterator input, TriplePath path, ExecutionContext context) {
        super(input, context);
        this.path = path;
    }

    @Override
    protected QueryIterator nextStage(Binding row) {
        Ends ends =
                new Ends(Substitute.substitute(path.getSubject(), row), Substitute.substitute(path.getObject(), row));
        if (!ends.from.isConcrete() || !ends.to.isConcrete()) {
            return PathLib.execTriplePath(row, path, getExecContext());
        }
        Integer known = ways.get(ends);
        int count = known == null ? count(row) : known;
        if (known == null && ways.size() < MOST_KEPT) {
            ways.put(ends, count);
        }
        Iterator<Binding> rows = Collections.nCopies(count, row).iterator();
        return QueryIterPlainWrapper.create(rows, getExecContext());
    }

    private int count(Binding row) {
        int count = 0;
        for (QueryIterator found = PathLib.execTriplePath(row, path, getExecContext()); found.hasNext(); count++) {
            found.nextBinding();
        }
        return count;
    }
}
