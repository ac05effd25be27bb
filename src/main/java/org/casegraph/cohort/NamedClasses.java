package org.casegraph.cohort;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.roaringbitmap.RoaringBitmap;

/**
 * By which classes nodes are named: those below which they have none. It depends on nothing but their types, so that it is
 * found once for the nodes that have the same.
 */
final class NamedClasses {
    private final FindingClasses classes;
    private final ObjectColumn types;
    private final Map<Node, Integer> numbers = new HashMap<>();

    /** By the number of a type those of all above it, itself not. */
    private final Map<Integer, Set<Integer>> above = new ConcurrentHashMap<>();

    private final Map<Integer, int[]> ofGroup = new ConcurrentHashMap<>();

    NamedClasses(CaseColumns columns, FindingClasses classes) {
        this.classes = classes;
        types = columns.column(RDF.type.asNode());
        for (int type = 0; type < types.size(); type++) {
            numbers.put(types.object(type), type);
        }
    }

    /**
     * All by which any of the nodes is named.
     *
     * @param watch called at each node, to throw where the evaluation is to end
     */
    Set<Node> of(RoaringBitmap nodes, Runnable watch) {
        BitSet named = new BitSet();
        BitSet groups = new BitSet();
        int[] last = {ObjectColumn.NO_GROUP};
        CaseColumns.forEach(nodes, watch, node -> {
            int group = types.group(node);
            if (group == ObjectColumn.NO_GROUP) {
                add(named(node), named);
            } else if (group != last[0] && !groups.get(group)) {
                groups.set(group);
                add(ofGroup.computeIfAbsent(group, unseen -> named(node)), named);
            }
            last[0] = group;
        });
        Set<Node> names = new HashSet<>();
        named.stream().forEach(type -> names.add(types.object(type)));
        return names;
    }

    private static void add(int[] some, BitSet all) {
        for (int each : some) {
            all.set(each);
        }
    }

    private int[] named(int node) {
        List<Integer> own = new ArrayList<>();
        types.forEach(node, own::add);
        Set<Integer> named = new HashSet<>(own);
        own.forEach(type -> named.removeAll(above(type)));
        return named.stream().mapToInt(Integer::intValue).toArray();
    }

    private Set<Integer> above(int type) {
        return above.computeIfAbsent(type, unseen -> {
            Set<Integer> found = new HashSet<>();
            classes.above(types.object(type)).forEach(wider -> {
                Integer number = numbers.get(wider);
                if (number != null) {
                    found.add(number);
                }
            });
            return found;
        });
    }
}
