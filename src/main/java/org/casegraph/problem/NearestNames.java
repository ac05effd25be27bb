package org.casegraph.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names that someone may have meant who wrote one that does not exist. */
public final class NearestNames {
    private static final int MOST = 3;

    /** What stands behind these characters is not compared: the work grows with the length, and a stranger chooses it. */
    private static final int LONGEST = 200;

    private NearestNames() {}

    /**
     * At most three known names, nearest first: those at an edit distance (Levenshtein 1966) of no more than a third of
     * the wanted name, at least two, and those that contain it; where there is no such name, the nearest of all. Upper
     * and lower case count as equal.
     */
    public static List<String> of(String wanted, Collection<String> known) {
        List<Name> byDistance = byDistance(wanted, known);
        List<String> near = near(wanted, byDistance);
        return near.isEmpty() ? byDistance.stream().map(Name::text).limit(MOST).toList() : near;
    }

    /** As {@link #of}, and none where none is near. */
    public static List<String> alike(String wanted, Collection<String> known) {
        return near(wanted, byDistance(wanted, known));
    }

    private static List<String> near(String wanted, List<Name> byDistance) {
        String folded = fold(shortened(wanted));
        int farthest = Math.max(2, folded.length() / 3);
        return byDistance.stream()
                .filter(name -> name.distance() <= farthest || within(folded, fold(name.text())))
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

    private static String shortened(String wanted) {
        return wanted.length() <= LONGEST ? wanted : wanted.substring(0, LONGEST);
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static int distance(String a, String b) {
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
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
