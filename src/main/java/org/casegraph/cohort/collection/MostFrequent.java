package org.casegraph.cohort.collection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;

/** Tells of many things the few that most cases have, by name where as many have them. */
final class MostFrequent {
    private final List<Node> things;

    /** The place of each thing in the order of their names, found once: to compare names takes longer than to count. */
    private final int[] places;

    MostFrequent(List<Node> things) {
        this.things = things;
        String[] names = things.stream().map(Node::toString).toArray(String[]::new);
        int[] order = IntStream.range(0, names.length)
                .boxed()
                .sorted(Comparator.comparing(thing -> names[thing]))
                .mapToInt(Integer::intValue)
                .toArray();
        places = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            places[order[place]] = place;
        }
    }

    /** @param counts how many cases have each of the things; what none has is no part */
    CollectionIndex.Parts of(int[] counts, int most) {
        Comparator<Integer> first = Comparator.comparingInt((Integer thing) -> counts[thing])
                .reversed()
                .thenComparingInt(thing -> places[thing]);
        PriorityQueue<Integer> lastFirst = new PriorityQueue<>(first.reversed());
        for (int thing = 0; thing < counts.length; thing++) {
            if (counts[thing] > 0 && (lastFirst.size() < most || isBefore(thing, lastFirst, counts))) {
                lastFirst.add(thing);
                if (lastFirst.size() > most) {
                    lastFirst.remove();
                }
            }
        }
        List<Integer> chosen = new ArrayList<>(lastFirst);
        chosen.sort(first);
        return new CollectionIndex.Parts(
                (int) Arrays.stream(counts).filter(count -> count > 0).count(),
                chosen.stream()
                        .map(thing -> new CollectionIndex.Counted(things.get(thing), counts[thing], counts[thing]))
                        .toList());
    }

    private boolean isBefore(int thing, PriorityQueue<Integer> lastFirst, int[] counts) {
        Integer last = lastFirst.peek();
        return last != null
                && (counts[thing] > counts[last] || counts[thing] == counts[last] && places[thing] < places[last]);
    }
}
