package org.casegraph.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntPredicate;
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

    /** Those of which no beginning tells whether they may begin; like all sets here, bits by the number of each. */
    private final long[] anywhere;

    private final long[] all;

    /** Of each what {@link RequiredText#characters} has, side by side, as it is asked of each text. */
    private final long[] characters;

    /** By the character before. */
    private final Beginning beginnings;

    private final Beginning none;
    private final AtomicInteger size = new AtomicInteger();

    /** What may follow one character: the patterns that may begin with the characters up to here. */
    private static final class Beginning {
        private static final int ASCII = 128;

        private final long[] possible;
        private final AtomicReferenceArray<Beginning> longer;
        private final Map<Character, Beginning> further = new ConcurrentHashMap<>(1);

        private Beginning(long[] possible, boolean hasLonger) {
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
        this.characters =
                patterns.stream().mapToLong(PrivacyPattern::requiredCharacters).toArray();
        this.anywhere = those(one -> patterns.get(one).looksBack());
        this.all = those(one -> !patterns.get(one).looksBack());
        this.beginnings = new Beginning(all, true);
        this.none = new Beginning(those(one -> false), false);
    }

    private long[] those(IntPredicate fitting) {
        long[] those = new long[(patterns.size() + Long.SIZE - 1) / Long.SIZE];
        for (int one = 0; one < patterns.size(); one++) {
            if (fitting.test(one)) {
                those[one / Long.SIZE] |= 1L << one;
            }
        }
        return those;
    }

    private static boolean haveOneOf(long[] some, long[] others) {
        for (int i = 0; i < some.length; i++) {
            if ((some[i] & others[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    /** For each pattern that finds something, by its number, from where to where. */
    Map<Integer, List<int[]>> places(String text) {
        Looking looking = new Looking(text);
        boolean isAnywhere = haveOneOf(looking.live, anywhere);
        for (int at = 0; at < text.length(); at++) {
            looking.lookAt(at, possible(text, at, looking.live));
            if (isAnywhere) {
                looking.lookAt(at, anywhere);
            }
        }
        return looking.places;
    }

    /** Through one text, from its beginning to its end. */
    private final class Looking {
        private final String text;
        private final RequiredText.Folded folded;
        private final PrivacyPattern.@Nullable Search[] searches = new PrivacyPattern.Search[patterns.size()];

        /** The patterns that could find something in the text; of most texts few, so that few places are looked at. */
        private final long[] live;

        private final Map<Integer, List<int[]>> places = new TreeMap<>();

        private Looking(String text) {
            this.text = text;
            this.folded = RequiredText.Folded.of(text);
            this.live = those(one -> (characters[one] & ~folded.characters()) == 0);
        }

        private void lookAt(int at, long... possible) {
            for (int i = 0; i < possible.length; i++) {
                for (long left = possible[i] & live[i]; left != 0; left &= left - 1) {
                    int one = i * Long.SIZE + Long.numberOfTrailingZeros(left);
                    PrivacyPattern.Search search = search(one);
                    if (search == null) {
                        live[i] &= ~(1L << one);
                    } else if (search.isFoundAt(at)) {
                        places.computeIfAbsent(one, number -> new ArrayList<>()).add(search.place());
                    }
                }
            }
        }

        /** Null for a pattern that finds nothing here. */
        private PrivacyPattern.@Nullable Search search(int one) {
            PrivacyPattern.Search begun = searches[one];
            if (begun == null && patterns.get(one).mayBeIn(folded)) {
                begun = patterns.get(one).in(text);
                searches[one] = begun;
            }
            return begun;
        }
    }

    /** Those that may begin at a place; none where no live one may. */
    private long[] possible(String text, int at, long... live) {
        char before = at == 0 ? START : text.charAt(at - 1);
        Beginning here = beginnings.longer(before);
        if (here == null) {
            here = new Beginning(all, true);
            beginnings.add(before, here);
        }
        for (int to = at + 1; to <= text.length() && to <= at + DEEPEST; to++) {
            if (!haveOneOf(here.possible, live)) {
                return none.possible;
            }
            Beginning known = here.longer(text.charAt(to - 1));
            if (known == null) {
                if (size.get() > MOST_BEGINNINGS) {
                    return here.possible;
                }
                known = beginning(
                        beginningWith(text.substring(Math.max(0, at - 1), to), at == 0 ? 0 : 1, here.possible),
                        to < at + DEEPEST);
                here.add(text.charAt(to - 1), known);
            }
            here = known;
        }
        return here.possible;
    }

    private Beginning beginning(long[] possible, boolean hasLonger) {
        if (!haveOneOf(possible, all)) {
            return none;
        }
        size.incrementAndGet();
        return new Beginning(possible, hasLonger);
    }

    private long[] beginningWith(String characters, int from, long... before) {
        long[] possible = before.clone();
        for (int i = 0; i < possible.length; i++) {
            for (long left = before[i]; left != 0; left &= left - 1) {
                int place = Long.numberOfTrailingZeros(left);
                if (!patterns.get(i * Long.SIZE + place).mayBegin(characters, from)) {
                    possible[i] &= ~(1L << place);
                }
            }
        }
        return possible;
    }
}
