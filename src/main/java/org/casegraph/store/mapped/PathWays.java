package org.casegraph.store.mapped;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.path.PathLib;

/**
 * Follows a path. Between two ends, and from one to all others, it is followed once, however many rows ask for them, since
 * many rows have the same: the classes of thousands of findings are few.
 */
final class PathWays {
    /** As many pairs of ends are kept, and ends that were reached; further ones are followed each time. */
    private static final int MOST_KEPT = 1 << 16;

    private final TriplePath path;
    private final ExecutionContext context;
    private final Map<Ends, Integer> ways = new HashMap<>();

    /** What stands for the one end that is not known, as often as it is reached. */
    private final Map<Ends, List<Node>> reached = new HashMap<>();

    private int kept;

    private record Ends(Node from, Node to) {}

    PathWays(TriplePath path, ExecutionContext context) {
        this.path = path;
        this.context = context;
    }

    /** The row as often as the path leads from one end to the other, or with each end that it leads to. */
    Iterator<Binding> rows(Binding row) {
        Ends ends =
                new Ends(Substitute.substitute(path.getSubject(), row), Substitute.substitute(path.getObject(), row));
        if (ends.from.isConcrete() != ends.to.isConcrete()) {
            Var open = Var.alloc(ends.from.isConcrete() ? ends.to : ends.from);
            return Iter.map(reached(ends, open, row).iterator(), end -> BindingFactory.binding(row, open, end));
        }
        if (!ends.from.isConcrete()) {
            List<Binding> found = new ArrayList<>();
            follow(row).forEachRemaining(found::add);
            return found.iterator();
        }
        Integer known = ways.get(ends);
        int count = known == null ? count(row) : known;
        if (known == null && ways.size() < MOST_KEPT) {
            ways.put(ends, count);
        }
        return Collections.nCopies(count, row).iterator();
    }

    private List<Node> reached(Ends ends, Var open, Binding row) {
        List<Node> known = reached.get(ends);
        if (known != null) {
            return known;
        }
        List<Node> found = new ArrayList<>();
        follow(row).forEachRemaining(each -> found.add(each.get(open)));
        if (kept + found.size() < MOST_KEPT) {
            kept += found.size() + 1;
            reached.put(ends, found);
        }
        return found;
    }

    private QueryIterator follow(Binding row) {
        return PathLib.execTriplePath(row, path, context);
    }

    private int count(Binding row) {
        int count = 0;
        for (QueryIterator found = follow(row); found.hasNext(); count++) {
            found.nextBinding();
        }
        return count;
    }
}
