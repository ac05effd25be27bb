package org.casegraph.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names that someone may have meant who wrote one that does not exist. */
public final class NearestNames {
    private static final int MOST = 3;

    /** What stands behind these characters is not compared: the work grows with the length, and a stranger chooses it. */
    private static final int LONGEST = 200;

    private static final Pattern WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private NearestNames() {}

    /**
     * As {@link #alike}; where there is no such name, the nearest of all. For few names, of which one must be meant, as
     * formats and options: of many, the nearest to a word that none is like is only by chance near.
     */
    public static List<String> of(String wanted, Collection<String> known) {
        List<Name> byDistance = byDistance(wanted, known);
        List<String> near = near(wanted, byDistance);
        return near.isEmpty() ? byDistance.stream().map(Name::text).limit(MOST).toList() : near;
    }

    /**
     * At most three known names, nearest first: those at an edit distance (Levenshtein 1966, with neighbours that changed
     * places as one edit) of no more than a third of the wanted name, at least two and one of three letters; those that
     * contain it; and those of which a word is misspelt so. Upper and lower case count as equal.
     */
    public static List<String> alike(String wanted, Collection<String> known) {
        return near(wanted, byDistance(wanted, known));
    }

    /** Those that are alike in words, or else what to do. */
    public static String told(String wanted, Collection<String> known, String otherwise) {
        List<String> alike = alike(wanted, known);
        return alike.isEmpty() ? "None has a name like it; " + otherwise : "Nearest: " + String.join(", ", alike);
    }

    private static List<String> near(String wanted, List<Name> byDistance) {
        String folded = fold(shortened(wanted));
        int farthest = folded.length() <= 3 ? 1 : Math.max(2, folded.length() / 3);
        return byDistance.stream()
                .filter(name -> name.distance() <= farthest
                        || within(folded, fold(name.text()))
                        || hasWord(folded, fold(name.text())))
                .map(Name::text)
                .limit(MOST)
                .toList();
    }

    private static List<Name> byDistance(String wanted, Collection<String> known) {
        String folded = fold(shortened(wanted));
        return known.stream()
                .distinct()
                .map(name -> new Name(name, distance(folded, fold(name))))
                .sorted(Comparator.comparingInt(Name::distance).thenComparing(Name::text))
                .toList();
    }

    private record Name(String text, int distance) {}

    private static boolean within(String wanted, String name) {
        return wanted.length() > 2 && name.contains(wanted);
    }

    /** Whether a word of the name is this one, misspelt by a letter or, if it is long, by two. */
    private static boolean hasWord(String wanted, String name) {
        int farthest = Math.min(2, wanted.length() / 5);
        return farthest > 0
                && WORD.splitAsStream(name)
                        .anyMatch(word -> Math.abs(word.length() - wanted.length()) <= farthest
                                && distance(wanted, word) <= farthest);
    }

    private static String shortened(String wanted) {
        return wanted.length() <= LONGEST ? wanted : wanted.substring(0, LONGEST);
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
                boolean changedPlaces =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (changedPlaces) {
                    current[j] = Math.min(current[j], before[j - 2] + 1);
                }
            }
            before = previous;
            previous = current;
        }
        return previous[b.length()];
    }
}
