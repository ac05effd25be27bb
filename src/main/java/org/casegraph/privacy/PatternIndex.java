package org.casegraph.privacy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;

/**
 * Looks for many patterns at once. By {@link Matcher#hitEnd} a pattern says whether it may begin with some characters; what
 * may is kept as a tree by these characters, which grows with the texts, so that at most places of a text no pattern is
 * tried. It finds what {@link Matcher#find} finds.
 */
final class PatternIndex {
    /** Deeper, few patterns are left. */
    private static final int DEEPEST = 7;

    /** Texts of one kind need far fewer; beyond, the patterns themselves are tried. */
    private static final int MOST_BEGINNINGS = 200_000;

    private static final char START = '\uFFFF';

    private final List<PrivacyPattern> patterns;
    private final Map<Character, Beginning> beginnings = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();

    /** What may follow one character: the patterns that may begin with the characters up to here. */
    private static final class Beginning {
        private final BitSet possible;
        private final Map<Character, Beginning> longer = new ConcurrentHashMap<>();

        private Beginning(BitSet possible) {
            this.possible = possible;
        }
    }

    PatternIndex(List<PrivacyPattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /** For each pattern that finds something, by its number, from where to where. */
    Map<Integer, List<int[]>> places(String text) {
        Map<Integer, List<int[]>> places = new TreeMap<>();
        PrivacyPattern.Search[] searches = new PrivacyPattern.Search[patterns.size()];
        for (int at = 0; at < text.length(); at++) {
            BitSet possible = possible(text, at);
            for (int one = possible.nextSetBit(0); one >= 0; one = possible.nextSetBit(one + 1)) {
                if (searches[one] == null) {
                    searches[one] = patterns.get(one).in(text);
                }
                if (searches[one].isFoundAt(at)) {
                    places.computeIfAbsent(one, number -> new ArrayList<>()).add(searches[one].place());
                }
            }
        }
        return places;
    }

    private BitSet possible(String text, int at) {
        char before = at == 0 ? START : text.charAt(at - 1);
        Beginning here = beginnings.computeIfAbsent(before, character -> new Beginning(all()));
        for (int to = at + 1; to <= text.length() && to <= at + DEEPEST && !here.possible.isEmpty(); to++) {
            Beginning shorter = here;
            Beginning known = shorter.longer.get(text.charAt(to - 1));
            if (known == null) {
                if (size.incrementAndGet() > MOST_BEGINNINGS) {
                    return shorter.possible;
                }
                known = new Beginning(
                        possible(text.substring(Math.max(0, at - 1), to), at == 0 ? 0 : 1, shorter.possible));
                shorter.longer.put(text.charAt(to - 1), known);
            }
            here = known;
        }
        return here.possible;
    }

    private BitSet possible(String characters, int from, BitSet before) {
        BitSet possible = new BitSet();
        before.stream()
                .filter(one -> patterns.get(one).mayBegin(characters, from))
                .forEach(possible::set);
        return possible;
    }

    private BitSet all() {
        BitSet all = new BitSet();
        all.set(0, patterns.size());
        return all;
    }
}
