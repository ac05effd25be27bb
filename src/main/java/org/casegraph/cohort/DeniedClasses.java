package org.casegraph.cohort;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.roaringbitmap.RoaringBitmap;

/**
 * What denies classes, each by itself or by one above it. It is put together from what is known of the classes next above, as
 * thousands lie below the same. For one thread.
 */
final class DeniedClasses {
    private final FindingClasses classes;
    private final Function<Node, Denied> byItself;
    private final Map<Node, Denied> known = new HashMap<>();

    /**
     * Not to be changed.
     *
     * @param anywhere the cases with a denial that names no site
     * @param atSites the denials that name one
     */
    record Denied(RoaringBitmap anywhere, RoaringBitmap atSites) {
        Denied or(Denied other) {
            return new Denied(either(anywhere, other.anywhere), either(atSites, other.atSites));
        }

        private static RoaringBitmap either(RoaringBitmap some, RoaringBitmap others) {
            if (others.isEmpty() || some == others) {
                return some;
            }
            return some.isEmpty() ? others : RoaringBitmap.or(some, others);
        }
    }

    /** @param byItself what denies just a class, asked once for each */
    DeniedClasses(FindingClasses classes, Function<Node, Denied> byItself) {
        this.classes = classes;
        this.byItself = byItself;
    }

    Denied of(Node type) {
        Denied found = known.get(type);
        if (found == null) {
            FindingClasses.Steps steps = classes.steps(type);
            found = new Denied(new RoaringBitmap(), new RoaringBitmap());
            for (Node alone : steps.alone()) {
                found = found.or(byItself.apply(alone));
            }
            for (Node next : steps.whole()) {
                found = found.or(of(next));
            }
            known.put(type, found);
        }
        return found;
    }
}
