package org.casegraph.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casegraph.project.QueryHeader;

/** What patterns name in braces: other patterns, or any of many words. */
final class PrivacyWords {
    /** Not the classes of characters, such as {@code \p{Lu}}. */
    private static final Pattern NAMED = Pattern.compile("(?<!\\\\[pP])\\{([A-Za-z]+)}");

    /** Places as large as a state or larger, to which the countries are added. */
    private static final String WIDER = "wider";

    private final Map<String, String> patterns = new HashMap<>();

    PrivacyWords(QueryHeader file) {
        file.pairs("words").forEach((name, words) -> {
            Stream<String> listed = Arrays.stream(words.split("\\s+")).map(word -> word.replace('_', ' '));
            String any = alternatives(name.equals(WIDER) ? Stream.concat(listed, countries()) : listed);
            patterns.put(name, any);
            patterns.put(name.toUpperCase(Locale.ROOT), any.toUpperCase(Locale.ROOT));
        });
        patterns.putAll(file.pairs("patterns"));
    }

    /** Words with the same beginning are one branch, so that few of many words are tried; a longer word comes first. */
    private static String alternatives(Stream<String> words) {
        Map<Character, List<String>> rests = new TreeMap<>();
        boolean isWhole = false;
        for (String word : (Iterable<String>) words::iterator) {
            if (word.isEmpty()) {
                isWhole = true;
            } else {
                rests.computeIfAbsent(word.charAt(0), first -> new ArrayList<>())
                        .add(word.substring(1));
            }
        }
        String branches = rests.entrySet().stream()
                .map(branch -> (branch.getKey() == '.' ? "\\." : String.valueOf(branch.getKey()))
                        + alternatives(branch.getValue().stream()))
                .collect(Collectors.joining("|"));
        if (rests.isEmpty()) {
            return "";
        }
        return rests.size() == 1 && !isWhole ? branches : "(?:" + branches + ")" + (isWhole ? "?" : "");
    }

    private static Stream<String> countries() {
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Locale("", code).getDisplayCountry(Locale.ENGLISH))
                .filter(name -> name.matches("[\\p{L} -]+"));
    }

    /**
     * A pattern without braces.
     *
     * @param own what the file of the pattern names itself
     */
    Pattern compiled(String pattern, Map<String, String> own) {
        return Pattern.compile(expanded(pattern, own));
    }

    private String expanded(String pattern, Map<String, String> own) {
        return NAMED.matcher(pattern)
                .replaceAll(name -> Matcher.quoteReplacement(expanded(
                        Objects.requireNonNull(
                                own.getOrDefault(name.group(1), patterns.get(name.group(1))),
                                () -> "no words are named " + name.group(1)),
                        own)));
    }
}
