package org.casegraph.undecided;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.system.G;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Labels;
import org.casegraph.graph.Values;
import org.casegraph.timeline.ClassTree;
import org.casegraph.timeline.PairwiseOrder;
import org.casegraph.timeline.Timeline;
import org.casegraph.vocabulary.CG;

/**
 * The moments of a case in the order in which the report tells of them, without bare days of the calendar and without what
 * an imported record lists with no time at all.
 *
 * @param bounds by the numbers of the moments
 * @param leftOut how many more there are
 */
record Moments(List<Moment> all, Bounds bounds, int leftOut) {
    Moments {
        all = List.copyOf(all);
    }

    /** Whether two moments, the first with the smaller number, are meant. */
    interface Wanted {
        boolean test(int first, int second);
    }

    static Moments of(Timeline timeline, Graph graph, ClassTree classes, int most) {
        List<Node> nodes = timeline.withOwnTime().stream()
                .filter(node -> node.isURI() && !G.hasType(graph, node, CG.CalendarDay))
                .sorted(Comparator.<Node>comparingLong(node -> place(graph, node))
                        .thenComparing(Values.BY_TEXT))
                .toList();
        PairwiseOrder order = timeline.among(nodes);
        Map<Integer, List<Integer>> together = new LinkedHashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            if (order.isBound(i) || !timeline.isRecorded(nodes.get(i))) {
                int one = i;
                int first = together.keySet().stream()
                        .filter(earlier ->
                                order.start(earlier) == order.start(one) || order.areSimultaneous(earlier, one))
                        .findFirst()
                        .orElse(one);
                together.computeIfAbsent(first, unseen -> new ArrayList<>()).add(one);
            }
        }
        List<Map.Entry<Integer, List<Integer>>> compared =
                together.entrySet().stream().limit(most).toList();
        Set<String> seen = new HashSet<>();
        Set<String> shared = compared.stream()
                .map(group -> label(graph, nodes.get(group.getKey())))
                .filter(label -> !seen.add(label))
                .collect(Collectors.toSet());
        List<Moment> moments = new ArrayList<>();
        for (Map.Entry<Integer, List<Integer>> group : compared) {
            Node node = nodes.get(group.getKey());
            String label = label(graph, node);
            moments.add(new Moment(
                    node,
                    shared.contains(label) ? label + " (#" + CaseIris.fragment(node) + ")" : label,
                    classes.isInstance(graph, node, CG.Finding),
                    group.getValue().stream().map(nodes::get).toList()));
        }
        int[] numbers = compared.stream().mapToInt(Map.Entry::getKey).toArray();
        return new Moments(moments, Bounds.of(order, numbers), together.size() - moments.size());
    }

    private static String label(Graph graph, Node node) {
        return new Labels(graph).of(node);
    }

    private static long place(Graph graph, Node node) {
        return Values.object(graph, node, CG.statedIn)
                .map(passage -> Values.wholeNumber(graph, passage, CG.start))
                .orElse(OptionalLong.empty())
                .orElse(Long.MAX_VALUE);
    }

    MomentPair pair(int one, int other) {
        return new MomentPair(all.get(one), all.get(other));
    }

    List<MomentPair> pairs(Wanted wanted) {
        return IntStream.range(0, all.size())
                .boxed()
                .flatMap(i -> IntStream.range(i + 1, all.size())
                        .filter(j -> wanted.test(i, j))
                        .mapToObj(j -> pair(i, j)))
                .toList();
    }
}
