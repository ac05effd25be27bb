package org.casegraph.privacy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Looks for many patterns at once. By {@link Matcher#hitEnd} a pattern says whether it may begin with some characters; what
 * may is kept as a tree by these characters, which grows with the texts, so that at most places of a text no pattern is
 * tried. It finds what {@link Matcher#find} finds.
 */
final class PatternIndex {
    /** Deeper, few patterns are left. */
    private static final int DEEPEST = 7;

    /** Texts of one kind need far fewer; beyond, the patterns themselves are tried. */
    private static final int MOST_BEGINNINGS = 50_000;

    private static final char START = '\uFFFF';

    private final List<PrivacyPattern> patterns;

    /** Those of which no beginning tells whether they may begin. */
    private final BitSet anywhere = new BitSet();

    /** By the character before. */
    private final Beginning beginnings;

    private final AtomicInteger size = new AtomicInteger();

    /** What may follow one character: the patterns that may begin with the characters up to here. */
    private static final class Beginning {
        private static final int ASCII = 128;
        private static final Beginning OF_NONE = new Beginning(new BitSet(), false);

        private final BitSet possible;
        private final AtomicReferenceArray<Beginning> longer;
        private final Map<Character, Beginning> further = new ConcurrentHashMap<>(1);

        private Beginning(BitSet possible, boolean hasLonger) {
            this.possible = possible;
            this.longer = new AtomicReferenceArray<>(hasLonger ? ASCII : 0);
        }

        @Nullable
        Beginning longer(char character) {
            return character < longer.length() ? longer.get(character) : further.get(character);
        }

        void add(char character, Beginning one) {
            if (character < longer.length()) {
                longer.set(character, one);
            } else {
                further.put(character, one);
            }
        }
    }

    PatternIndex(List<PrivacyPattern> patterns) {
        this.patterns = List.copyOf(patterns);
        for (int one = 0; one < patterns.size(); one++) {
            anywhere.set(one, patterns.get(one).looksBack());
        }
        this.beginnings = new Beginning(all(), true);
    }

    /** For each pattern that finds something, by its number, from where to where. */
    Map<Integer, List<int[]>> places(String text) {
        Looking looking = new Looking(text);
        for (int at = 0; at < text.length(); at++) {
            looking.lookAt(at, possible(text, at));
            looking.lookAt(at, anywhere);
        }
        return looking.places;
    }

    /** Through one text, from its beginning to its end. */
    private final class Looking {
        private final String text;
        private final RequiredText.Folded folded;
        private final PrivacyPattern.@Nullable Search[] searches = new PrivacyPattern.Search[patterns.size()];
        private final BitSet without = new BitSet();
        private final Map<Integer, List<int[]>> places = new TreeMap<>();

        private Looking(String text) {
            this.text = text;
            this.folded = RequiredText.Folded.of(text);
        }

        private void lookAt(int at, BitSet possible) {
            for (int one = possible.nextSetBit(0); one >= 0; one = possible.nextSetBit(one + 1)) {
                PrivacyPattern.Search search = search(one);
                if (search != null && search.isFoundAt(at)) {
                    places.computeIfAbsent(one, number -> new ArrayList<>()).add(search.place());
                }
            }
        }

        /** Null for a pattern that finds nothing here. */
        private PrivacyPattern.@Nullable Search search(int one) {
            if (searches[one] == null && !without.get(one)) {
                if (patterns.get(one).mayBeIn(folded)) {
                    searches[one] = patterns.get(one).in(text);
                } else {
                    without.set(one);
                }
            }
            return searches[one];
        }
    }

    private BitSet possible(String text, int at) {
        char before = at == 0 ? START : text.charAt(at - 1);
        Beginning here = beginnings.longer(before);
        if (here == null) {
            here = new Beginning(all(), true);
            beginnings.add(before, here);
        }
        for (int to = at + 1; to <= text.length() && to <= at + DEEPEST && !here.possible.isEmpty(); to++) {
            Beginning known = here.longer(text.charAt(to - 1));
            if (known == null) {
                if (size.get() > MOST_BEGINNINGS) {
                    return here.possible;
                }
                known = beginning(
                        possible(text.substring(Math.max(0, at - 1), to), at == 0 ? 0 : 1, here.possible),
                        to < at + DEEPEST);
                here.add(text.charAt(to - 1), known);
            }
            here = known;
        }
        return here.possible;
    }

    private Beginning beginning(BitSet possible, boolean hasLonger) {
        if (possible.isEmpty()) {
            return Beginning.OF_NONE;
        }
        size.incrementAndGet();
        return new Beginning(possible, hasLonger);
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
        all.andNot(anywhere);
        return all;
    }
}
