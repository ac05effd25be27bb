package org.casegraph.face.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.graph.Addresses;

/**
 * Where the cases behind the counts of a row stand: a list of those that have its class of findings, or what each of them tells
 * of it, with the passage.
 */
final class CountedCases {
    /** Of an answer that counts no cases. */
    static final CountedCases NONE = new CountedCases("", Map.of(), "", new CaseSelection(List.of()), Optional.empty());

    private static final Set<SelectionKey> TOGETHER = Set.of(SelectionKey.WITH, SelectionKey.WITHOUT);

    private final String feature;

    /** By column the variable of the group whose cases it counts, and whether these have the class. */
    private final Map<String, Counted> counts;

    private final String by;
    private final CaseSelection whole;
    private final Optional<CasesOfPair> pairs;

    private record Counted(String group, boolean isPresent) {}

    private CountedCases(
            String feature, Map<String, Counted> counts, String by, CaseSelection whole, Optional<CasesOfPair> pairs) {
        this.feature = feature;
        this.counts = counts;
        this.by = by;
        this.whole = whole;
        this.pairs = pairs;
    }

    /**
     * Those of compare-groups.
     *
     * @param by what the values of the groups are of, or {@code cohort}
     * @param whole what both groups meet
     */
    static CountedCases ofGroups(String by, CaseSelection whole) {
        return new CountedCases(
                "feature",
                List.of("first", "second").stream()
                        .flatMap(group -> List.of("Present", "Observed", "NotReported", "NotRead").stream()
                                .map(what -> Map.entry(group + what, new Counted(group, what.equals("Present")))))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                by,
                whole,
                Optional.empty());
    }

    /** Those of finding-frequency at any time. */
    static CountedCases ofDisease(CaseSelection whole) {
        return new CountedCases(
                "finding",
                List.of("present", "absent", "suspected", "notReported", "notRead").stream()
                        .collect(
                                Collectors.toMap(what -> what, what -> new Counted("disease", what.equals("present")))),
                "disease",
                whole,
                Optional.empty());
    }

    /** Those of order-patterns. */
    static CountedCases ofPairs(CasesOfPair pairs) {
        return new CountedCases("", Map.of(), "", new CaseSelection(List.of()), Optional.of(pairs));
    }

    /** Empty where a column counts none, or no conditions mean just these cases. */
    Optional<String> address(String column, Binding row) {
        if (pairs.isPresent()) {
            return pairs.get().address(column, row);
        }
        Optional<Node> type = Optional.ofNullable(row.get(Var.alloc(feature))).filter(Node::isURI);
        boolean isNone = Optional.ofNullable(row.get(Var.alloc(column)))
                .filter(count ->
                        count.isLiteral() && count.getLiteralLexicalForm().equals("0"))
                .isPresent();
        return Optional.ofNullable(counts.get(column))
                .filter(counted -> type.isPresent() && !isNone)
                .flatMap(counted -> group(row, counted.group())
                        .map(group -> counted.isPresent()
                                ? address("/case", SelectionKey.WITH.word(), type.get(), group)
                                : address("/questions/status-of", "term", type.get(), group)));
    }

    private static String address(String path, String name, Node type, CaseSelection group) {
        String chosen = group.toString();
        return Addresses.with(path + (chosen.isEmpty() ? "" : "?" + chosen), Map.of(name, type.getURI()));
    }

    private Optional<CaseSelection> group(Binding row, String variable) {
        Optional<Node> value = Optional.ofNullable(row.get(Var.alloc(variable)));
        if (value.isEmpty()) {
            return Optional.of(whole);
        }
        String written =
                value.get().isURI() ? value.get().getURI() : value.get().getLiteralLexicalForm();
        Optional<SelectionKey> key = SelectionKey.named(by.toLowerCase(Locale.ROOT));
        CaseSelection part = key.map(one -> new CaseSelection(List.of(new CaseSelection.Condition(one, written))))
                .orElseGet(() -> CaseSelection.parse(written));
        Set<SelectionKey> own = keys(part);
        own.removeAll(TOGETHER);
        // Two conditions of one key are alternatives, and not met both.
        if (keys(whole).stream().anyMatch(own::contains)) {
            return Optional.empty();
        }
        List<CaseSelection.Condition> both = new ArrayList<>(whole.conditions());
        both.addAll(part.conditions());
        return Optional.of(new CaseSelection(both));
    }

    private static Set<SelectionKey> keys(CaseSelection selection) {
        return selection.conditions().stream().map(CaseSelection.Condition::key).collect(Collectors.toSet());
    }
}
