package org.casegraph.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No pattern is left out of a text in which it finds something. */
class RequiredTextTest {
    private static final Path ITEMS = Path.of("src/test/resources/examination/privacy");
    private static final List<PrivacyRule> RULES = PrivacyRule.ofProject();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "fax; fax",
                "(?i:Fax)\\b ?(?:no\\.|number); fax, no.|number",
                "\\d{2}(?: at |@)\\S+; '0|1|2|3|4|5|6|7|8|9,  at |@'",
                "\\d[-. ]\\d[A-C]; '0|1|2|3|4|5|6|7|8|9,  |-|.'",
                "[aB]?[Cc][^d][e^]; c, ^|e",
                "[a&&b][\\].][d-]; -|d",
                "(?<told>[A-Z]+)(?!x)(?<=y)://; ://",
                "ab?c; a, c",
                "\\ba\\b?\\.$; a.",
                "ab+c; ab, c",
                "a{2}b{0,3}c; a, c",
                "a|b*; ''",
                "(?:a|b|)c; c",
                "(?:aa[|(]|b(?:c|d)e); aa|b",
                "[]a)[^b]]\\]x; ]x",
                "\\p{Lu}\\pLy\\.z; y.z",
                "(?x: a ); ''",
                "(?iu:é); ''",
                "\\Qa.b\\E; ''",
                "\\u0041b; ''",
                "(a)\\1; ''"
            })
    void onlyWhatEveryFindHoldsIsRequired(String pattern, String required) {
        assertEquals(required, told(RequiredText.of(Pattern.compile(pattern))));
    }

    private static String told(RequiredText required) {
        return required.words().stream()
                .map(any -> any.stream().map(RequiredText.Word::text).collect(Collectors.joining("|")))
                .collect(Collectors.joining(", "));
    }

    @Test
    void aTextWithoutOneOfTheWordsHasNothing() {
        RequiredText required = RequiredText.of(Pattern.compile("(?i:on|since) \\d+ March"));

        assertTrue(required.isIn(RequiredText.Folded.of("Since 3 March")));
        assertFalse(required.isIn(RequiredText.Folded.of("Since 3 April")));
        assertFalse(required.isIn(RequiredText.Folded.of("from 3 March")));
    }

    @Test
    void mostPatternsRequireSomething() {
        List<PrivacyPattern> patterns =
                RULES.stream().flatMap(rule -> rule.patterns(false).stream()).toList();
        long idle = patterns.stream()
                .filter(pattern -> !pattern.mayBeIn(RequiredText.Folded.of("")))
                .count();

        assertTrue(idle > patterns.size() / 2, idle + " of " + patterns.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"items.tsv", "second-items.tsv", "third-items.tsv", "fourth-items.tsv"})
    void whatAPatternFindsHoldsWhatItRequires(String file) throws IOException {
        int found = 0;
        for (String row : Files.readAllLines(ITEMS.resolve(file))) {
            String[] cells = row.split("\t", -1);
            String text = TypedText.of(cells[3]);
            for (PrivacyRule rule : RULES.stream()
                    .filter(rule -> Set.of(cells).contains(rule.id()))
                    .toList()) {
                for (PrivacyPattern pattern : rule.patterns(false)) {
                    List<int[]> places = new ArrayList<>();
                    pattern.addPlaces(text, places);
                    assertTrue(
                            places.isEmpty() || pattern.mayBeIn(RequiredText.Folded.of(text)),
                            () -> pattern + " finds " + Arrays.toString(places.get(0)) + " in " + text);
                    found += places.size();
                }
            }
        }
        assertTrue(found > 100, found + " places");
    }
}
