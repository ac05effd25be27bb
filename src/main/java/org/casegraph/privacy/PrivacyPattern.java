package org.casegraph.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a rule looks for in a text. A group named {@code inGivenNames} must hold a word of the list {@code given-names}, one
 * named {@code notInEponyms} none; digits behind tell groups of one list apart. What is told is the group {@code told}, else
 * the first group, else all.
 */
final class PrivacyPattern {
    private static final Pattern GROUP = Pattern.compile("\\(\\?<(told|in|notIn)(\\p{Alpha}*)(\\d*)>");

    /** A look at more than one character before. */
    private static final Pattern BACK = Pattern.compile("\\(\\?<=(?!(?:\\[[^]]*]|\\\\?.|\\\\p\\{\\w+})\\))");

    private final Pattern pattern;
    private final RequiredText required;
    private final Optional<String> toldGroup;
    private final boolean isFirstGroupTold;
    private final List<Condition> conditions = new ArrayList<>();

    private final boolean looksBack;

    private record Condition(String group, boolean isIn, WordList words) {
        boolean holds(Matcher matcher) {
            String word = matcher.group(group);
            return word == null || words.holds(word) == isIn;
        }
    }

    PrivacyPattern(Pattern pattern, WordLists lists) {
        this.pattern = pattern;
        required = RequiredText.of(pattern);
        looksBack = BACK.matcher(pattern.pattern()).find();
        boolean isTold = false;
        Matcher groups = GROUP.matcher(pattern.pattern());
        while (groups.find()) {
            if (groups.group(1).equals("told")) {
                isTold = true;
            } else {
                conditions.add(new Condition(
                        groups.group(1) + groups.group(2) + groups.group(3),
                        groups.group(1).equals("in"),
                        lists.named(groups.group(2))));
            }
        }
        toldGroup = isTold ? Optional.of("told") : Optional.empty();
        isFirstGroupTold =
                conditions.isEmpty() && !isTold && pattern.matcher("").groupCount() > 0;
    }

    /** Adds from where to where the pattern finds something. */
    void addPlaces(String text, List<int[]> places) {
        Matcher matcher = pattern.matcher(text);
        boolean isFound = matcher.find();
        while (isFound) {
            if (conditions.stream().allMatch(condition -> condition.holds(matcher))) {
                places.add(place(matcher));
                isFound = matcher.find();
            } else {
                // What is asked for may begin within what was found.
                isFound = matcher.start() < text.length() && matcher.find(matcher.start() + 1);
            }
        }
    }

    /** Whether it asks for what stands before, which may be more than one character. */
    boolean looksBack() {
        return looksBack;
    }

    /**
     * Whether more characters could make it begin at a place; not to be asked of one that {@link #looksBack}.
     *
     * @param characters of a text, with the one before the place
     */
    boolean mayBegin(String characters, int from) {
        Matcher matcher = at(from, pattern.matcher(characters));
        return matcher.lookingAt() || matcher.hitEnd();
    }

    /** Whether it could find something in a text. */
    boolean mayBeIn(RequiredText.Folded text) {
        return required.isIn(text);
    }

    /** Without each of which it finds nothing, as {@link RequiredText.Folded} has them. */
    long requiredCharacters() {
        return required.characters();
    }

    Search in(String text) {
        return new Search(pattern.matcher(text));
    }

    /** Through one text, from its beginning to its end. */
    final class Search {
        private final Matcher matcher;
        private int free;

        private Search(Matcher matcher) {
            this.matcher = matcher;
        }

        boolean isFoundAt(int place) {
            if (place < free
                    || !at(place, matcher).lookingAt()
                    || conditions.stream().anyMatch(one -> !one.holds(matcher))) {
                return false;
            }
            free = Math.max(place + 1, matcher.end());
            return true;
        }

        int[] place() {
            return PrivacyPattern.this.place(matcher);
        }
    }

    private static Matcher at(int place, Matcher matcher) {
        return matcher.region(place, matcher.regionEnd())
                .useTransparentBounds(true)
                .useAnchoringBounds(false);
    }

    boolean isBehind(int from, String text) {
        return pattern.matcher(text).region(from, text.length()).lookingAt();
    }

    private int[] place(Matcher matcher) {
        if (toldGroup.isPresent() && matcher.group(toldGroup.get()) != null) {
            return new int[] {matcher.start(toldGroup.get()), matcher.end(toldGroup.get())};
        }
        int group = isFirstGroupTold && matcher.group(1) != null ? 1 : 0;
        return new int[] {matcher.start(group), matcher.end(group)};
    }
}
