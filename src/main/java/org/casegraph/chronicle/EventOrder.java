package org.casegraph.chronicle;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.casegraph.timeline.PairwiseOrder;

/** The proven order of moments, by their numbers. Each relation is closed under what follows from it. */
public final class EventOrder {
    /** An order that no other moment lies between. */
    public record Link(int earlier, int later, boolean isCertain) {}

    private final List<BitSet> certainly = new ArrayList<>();
    private final List<BitSet> notAfter = new ArrayList<>();
    private final List<BitSet> probably = new ArrayList<>();
    private final List<BitSet> probablyNotAfter = new ArrayList<>();

    public EventOrder(int moments) {
        Stream.of(certainly, notAfter, probably, probablyNotAfter).forEach(relation -> {
            for (int i = 0; i < moments; i++) {
                relation.add(new BitSet());
            }
        });
    }

    /** @param kept the numbers of the moments among what the pairs are of */
    static EventOrder of(PairwiseOrder pairs, List<Integer> kept) {
        EventOrder order = new EventOrder(kept.size());
        int[] bound = IntStream.range(0, kept.size())
                .filter(moment -> pairs.isBound(kept.get(moment)))
                .toArray();
        for (int i : bound) {
            for (int j : bound) {
                if (i != j) {
                    order.add(i, j, pairs, kept.get(i), kept.get(j));
                }
            }
        }
        return order;
    }

    private void add(int earlier, int later, PairwiseOrder pairs, int one, int other) {
        if (pairs.certainlyPrecedes(one, other)) {
            addCertain(earlier, later);
        }
        if (pairs.certainlyNotAfter(one, other)) {
            addNotAfter(earlier, later);
        }
        if (pairs.probablyPrecedes(one, other)) {
            addProbable(earlier, later);
        }
        if (pairs.probablyNotAfter(one, other)) {
            addProbablyNotAfter(earlier, later);
        }
    }

    void addCertain(int earlier, int later) {
        certainly.get(earlier).set(later);
        probably.get(earlier).set(later);
        addNotAfter(earlier, later);
    }

    void addNotAfter(int earlier, int later) {
        if (earlier != later) {
            notAfter.get(earlier).set(later);
            addProbablyNotAfter(earlier, later);
        }
    }

    void addProbable(int earlier, int later) {
        probably.get(earlier).set(later);
        addProbablyNotAfter(earlier, later);
    }

    void addProbablyNotAfter(int earlier, int later) {
        if (earlier != later) {
            probablyNotAfter.get(earlier).set(later);
        }
    }

    /** The same order of some of the moments, by their new numbers. */
    EventOrder of(List<Integer> kept) {
        EventOrder order = new EventOrder(kept.size());
        for (int i = 0; i < kept.size(); i++) {
            for (int j = 0; j < kept.size(); j++) {
                if (certainly.get(kept.get(i)).get(kept.get(j))) {
                    order.addCertain(i, j);
                } else if (notAfter.get(kept.get(i)).get(kept.get(j))) {
                    order.addNotAfter(i, j);
                }
                if (probably.get(kept.get(i)).get(kept.get(j))) {
                    order.addProbable(i, j);
                } else if (probablyNotAfter.get(kept.get(i)).get(kept.get(j))) {
                    order.addProbablyNotAfter(i, j);
                }
            }
        }
        return order;
    }

    /** @param numbers under which each moment stands in the other order */
    public void addTo(EventOrder other, int[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            int earlier = numbers[i];
            certainly.get(i).stream().forEach(later -> other.addCertain(earlier, numbers[later]));
            notAfter.get(i).stream().forEach(later -> other.addNotAfter(earlier, numbers[later]));
            probably.get(i).stream().forEach(later -> other.addProbable(earlier, numbers[later]));
            probablyNotAfter.get(i).stream().forEach(later -> other.addProbablyNotAfter(earlier, numbers[later]));
        }
    }

    /** Adds what follows from the order to one moment: all that come before it come before all that come after it. */
    public void closeOver(int moment) {
        for (int i = 0; i < certainly.size(); i++) {
            if (i != moment && probablyNotAfter.get(i).get(moment)) {
                for (int j = 0; j < certainly.size(); j++) {
                    if (i != j && j != moment && probablyNotAfter.get(moment).get(j)) {
                        follow(i, moment, j);
                    }
                }
            }
        }
    }

    private void follow(int i, int moment, int j) {
        boolean isCertain = notAfter.get(i).get(moment) && notAfter.get(moment).get(j);
        if (isCertain && (certainly.get(i).get(moment) || certainly.get(moment).get(j))) {
            addCertain(i, j);
        } else if (isCertain) {
            addNotAfter(i, j);
        } else if (probably.get(i).get(moment) || probably.get(moment).get(j)) {
            addProbable(i, j);
        } else {
            addProbablyNotAfter(i, j);
        }
    }

    public Relation relation(int one, int other) {
        if (one == other) {
            return Relation.TOGETHER;
        }
        if (certainly.get(one).get(other)) {
            return Relation.BEFORE;
        }
        if (certainly.get(other).get(one)) {
            return Relation.AFTER;
        }
        if (probably.get(one).get(other)) {
            return Relation.PROBABLY_BEFORE;
        }
        if (probably.get(other).get(one)) {
            return Relation.PROBABLY_AFTER;
        }
        if (notAfter.get(one).get(other)) {
            return Relation.NOT_AFTER;
        }
        if (notAfter.get(other).get(one)) {
            return Relation.NOT_BEFORE;
        }
        if (probablyNotAfter.get(one).get(other)) {
            return Relation.PROBABLY_NOT_AFTER;
        }
        return probablyNotAfter.get(other).get(one) ? Relation.PROBABLY_NOT_BEFORE : Relation.CANNOT_BE_TOLD;
    }

    /** Whether one comes first in any of the four ways, so that it is drawn further left. */
    public boolean isDrawnBefore(int one, int other) {
        return certainly.get(one).get(other)
                || probably.get(one).get(other)
                || notAfter.get(one).get(other) && !probably.get(other).get(one)
                || probablyNotAfter.get(one).get(other)
                        && !probablyNotAfter.get(other).get(one);
    }

    /** The certain links, then those that are only probable; together they imply every order. */
    public List<Link> links() {
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < certainly.size(); i++) {
            for (int later : reduced(notAfter, i)) {
                links.add(new Link(i, later, true));
            }
        }
        for (int i = 0; i < probablyNotAfter.size(); i++) {
            for (int later : reduced(probablyNotAfter, i)) {
                if (!notAfter.get(i).get(later)) {
                    links.add(new Link(i, later, false));
                }
            }
        }
        return links;
    }

    private static int[] reduced(List<BitSet> relation, int from) {
        BitSet direct = (BitSet) relation.get(from).clone();
        relation.get(from).stream().forEach(between -> {
            if (!relation.get(between).get(from)) {
                direct.andNot(relation.get(between));
            }
        });
        return direct.stream().toArray();
    }
}
