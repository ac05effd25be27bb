package org.casegraph.privacy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that the rules look for in literals, or in IRIs. */
final class RuleIndex {
    private final List<PrivacyRule> rules;

    /** The number of its rule, by the number of each pattern. */
    private final List<Integer> ruleOf;

    private final PatternIndex patterns;

    static RuleIndex of(List<PrivacyRule> rules, boolean isIri) {
        List<Integer> ruleOf = new ArrayList<>();
        List<PrivacyPattern> patterns = new ArrayList<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            for (PrivacyPattern pattern : rules.get(rule).patterns(isIri)) {
                ruleOf.add(rule);
                patterns.add(pattern);
            }
        }
        return new RuleIndex(rules, List.copyOf(ruleOf), new PatternIndex(patterns));
    }

    private RuleIndex(List<PrivacyRule> rules, List<Integer> ruleOf, PatternIndex patterns) {
        this.rules = rules;
        this.ruleOf = ruleOf;
        this.patterns = patterns;
    }

    /** The words in a text that identify, in the order of the rules and of the text. */
    Map<PrivacyRule, List<String>> words(String text) {
        Map<Integer, List<int[]>> places = new TreeMap<>();
        patterns.places(text)
                .forEach((pattern, found) -> places.computeIfAbsent(ruleOf.get(pattern), rule -> new ArrayList<>())
                        .addAll(found));
        Map<PrivacyRule, List<String>> words = new LinkedHashMap<>();
        places.forEach(
                (rule, found) -> words.put(rules.get(rule), rules.get(rule).words(text, found)));
        return words;
    }
}
