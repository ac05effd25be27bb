package org.casegraph.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a text must hold for a pattern to find something in it, read off the pattern. Looking for it is far quicker than
 * trying the pattern at each place where it may begin. Of a pattern that is written in a way not known here, nothing is
 * required.
 *
 * @param words of each set one, in lower case as {@link Folded} has it
 * @param characters that the text has whichever words it holds, as {@link Folded} has them
 */
record RequiredText(List<List<Word>> words, long characters) {
    /** Of more, one is nearly always there. */
    private static final int MOST = 64;

    static RequiredText of(Pattern pattern) {
        Reading reading = new Reading(pattern.pattern());
        List<Set<String>> words = reading.alternatives();
        boolean isKnown = reading.isKnown && reading.isAtEnd() && pattern.flags() == 0;
        List<List<Word>> required = words.stream()
                .filter(any -> isKnown)
                .map(any -> any.stream().sorted().map(Word::of).toList())
                .distinct()
                .toList();
        long characters = required.stream()
                .mapToLong(any -> any.stream().mapToLong(Word::characters).reduce(-1, (some, more) -> some & more))
                .reduce(0, (some, more) -> some | more);
        return new RequiredText(required, characters);
    }

    boolean isIn(Folded text) {
        if ((characters & ~text.characters()) != 0) {
            return false;
        }
        for (List<Word> any : words) {
            if (!isAnyIn(text, any)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAnyIn(Folded text, List<Word> any) {
        for (Word word : any) {
            if ((word.characters() & ~text.characters()) == 0 && text.text().contains(word.text())) {
                return true;
            }
        }
        return false;
    }

    /** @param characters as {@link Folded} has them */
    record Word(String text, long characters) {
        private static Word of(String text) {
            return new Word(text, Folded.characters(text));
        }
    }

    /**
     * A text to look for words in.
     *
     * @param text with the letters of ASCII, which alone are the same in both cases for a pattern, in lower case
     * @param characters a bit for each that it has; some share one
     */
    record Folded(String text, long characters) {
        private static final int LETTERS = 26;
        private static final int DIGITS = 10;

        static Folded of(String text) {
            String folded = folded(text);
            return new Folded(folded, characters(folded));
        }

        private static long characters(String text) {
            long characters = 0;
            for (int i = 0; i < text.length(); i++) {
                characters |= 1L << place(text.charAt(i));
            }
            return characters;
        }

        /** Letters and digits have one each, as they tell most. */
        private static int place(char character) {
            if (character >= 'a' && character <= 'z') {
                return character - 'a';
            }
            if (character >= '0' && character <= '9') {
                return LETTERS + character - '0';
            }
            return LETTERS + DIGITS + character % (Long.SIZE - LETTERS - DIGITS);
        }
    }

    private static String folded(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            if (folded[i] >= 'A' && folded[i] <= 'Z') {
                folded[i] += 'a' - 'A';
            }
        }
        return String.valueOf(folded);
    }

    private enum Times {
        ONCE,
        MORE,
        PERHAPS
    }

    /** From the beginning of a pattern to its end. */
    private static final class Reading {
        /** Without ranges, escapes and classes within. */
        private static final Pattern NAMED_CHARACTERS = Pattern.compile("\\[(-?[^]\\[\\\\&^-][^]\\[\\\\&-]*-?)]");

        private static final Set<String> DIGITS =
                IntStream.range(0, 10).mapToObj(Integer::toString).collect(Collectors.toSet());

        private final String pattern;
        private boolean isKnown = true;
        private int at;

        private Reading(String pattern) {
            this.pattern = pattern;
        }

        private boolean isAtEnd() {
            return at == pattern.length();
        }

        private boolean isNext(String characters) {
            return pattern.startsWith(characters, at);
        }

        private boolean skip(String characters) {
            boolean isNext = isNext(characters);
            at += isNext ? characters.length() : 0;
            return isNext;
        }

        private void skipBehind(char last) {
            int end = pattern.indexOf(last, at);
            isKnown &= end >= 0;
            at = end < 0 ? pattern.length() : end + 1;
        }

        private List<Set<String>> alternatives() {
            List<List<Set<String>>> branches = new ArrayList<>();
            do {
                branches.add(sequence());
            } while (skip("|"));
            return branches.size() == 1 ? branches.get(0) : oneOf(branches);
        }

        /** Of each branch what is longest, of that the fewest. */
        private static List<Set<String>> oneOf(List<List<Set<String>>> branches) {
            Set<String> any = new HashSet<>();
            for (List<Set<String>> branch : branches) {
                Optional<Set<String>> longest = branch.stream()
                        .max(Comparator.comparingInt(Reading::shortest).thenComparing(words -> -words.size()));
                if (longest.isEmpty()) {
                    return List.of();
                }
                any.addAll(longest.get());
            }
            return any.size() > MOST ? List.of() : List.of(any);
        }

        private static int shortest(Set<String> words) {
            return words.stream().mapToInt(String::length).min().orElse(0);
        }

        private List<Set<String>> sequence() {
            List<Set<String>> all = new ArrayList<>();
            StringBuilder word = new StringBuilder();
            while (isKnown && !isAtEnd() && !isNext("|") && !isNext(")")) {
                if (skip("^") || skip("$") || skip("\\b")) {
                    times();
                    continue;
                }
                int before = at;
                List<Set<String>> group = isNext("(") ? group() : oneCharacter();
                Optional<Character> letter = at == before ? letter() : Optional.empty();
                Times times = times();
                if (letter.isEmpty()) {
                    end(word, all);
                }
                if (times != Times.PERHAPS) {
                    all.addAll(group);
                    letter.ifPresent(word::append);
                }
                if (times != Times.ONCE) {
                    end(word, all);
                }
            }
            end(word, all);
            return all;
        }

        private static void end(StringBuilder word, List<Set<String>> all) {
            if (!word.isEmpty()) {
                all.add(Set.of(folded(word.toString())));
                word.setLength(0);
            }
        }

        /** What a group requires; nothing of what only looks ahead or back. */
        private List<Set<String>> group() {
            skip("(");
            boolean isLook = skip("?=") || skip("?!") || skip("?<=") || skip("?<!");
            if (!isLook && skip("?<")) {
                skipBehind('>');
            } else if (!isLook && !skip("?>") && skip("?")) {
                while (skip("i") || skip("-")) {
                    continue;
                }
                // Any other flag may change what the characters mean.
                isKnown &= skip(":") || isNext(")");
            }
            List<Set<String>> inside = alternatives();
            isKnown &= skip(")");
            return isLook ? List.of() : inside;
        }

        /** What a digit requires, or a class that names each of its characters; nothing, and nothing read, of all else. */
        private List<Set<String>> oneCharacter() {
            if (skip("\\d")) {
                return List.of(DIGITS);
            }
            Matcher named = NAMED_CHARACTERS.matcher(pattern).region(at, pattern.length());
            if (!named.lookingAt()) {
                return List.of();
            }
            at = named.end();
            return List.of(
                    folded(named.group(1)).chars().mapToObj(Character::toString).collect(Collectors.toSet()));
        }

        /** The character that has to be there; empty if it is one of several. */
        private Optional<Character> letter() {
            char character = pattern.charAt(at++);
            if (character == '\\') {
                return escaped();
            }
            if (character == '[') {
                skipClass();
                return Optional.empty();
            }
            isKnown &= !Character.isSurrogate(character);
            return character == '.' ? Optional.empty() : Optional.of(character);
        }

        private Optional<Character> escaped() {
            char character = isAtEnd() ? 'Q' : pattern.charAt(at++);
            if (!Character.isLetterOrDigit(character)) {
                return Optional.of(character);
            }
            isKnown &= "dDwWsSBpP".indexOf(character) >= 0;
            if ((character == 'p' || character == 'P') && isNext("{")) {
                skipBehind('}');
            } else if (character == 'p' || character == 'P') {
                at++;
            }
            return Optional.empty();
        }

        private void skipClass() {
            skip("^");
            skip("]");
            while (!isAtEnd() && !isNext("]")) {
                if (skip("[")) {
                    skipClass();
                } else {
                    at += isNext("\\") ? 2 : 1;
                }
            }
            at = Math.min(at, pattern.length());
            isKnown &= skip("]");
        }

        private Times times() {
            Times times = Times.ONCE;
            if (skip("?") || skip("*")) {
                times = Times.PERHAPS;
            } else if (skip("+")) {
                times = Times.MORE;
            } else if (skip("{")) {
                times = isNext("0") ? Times.PERHAPS : Times.MORE;
                skipBehind('}');
            }
            if (times != Times.ONCE && !skip("?")) {
                skip("+");
            }
            return times;
        }
    }
}
