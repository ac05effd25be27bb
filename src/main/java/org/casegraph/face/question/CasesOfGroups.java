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
import org.casegraph.cohort.selection.OnsetClasses;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.graph.Addresses;

/**
 * Where the cases behind the counts of a row stand: a list of those that have its class of findings, or what each of them tells
 * of it, with the passage.
 */
final class CasesOfGroups implements CountedCases {
    private static final Set<SelectionKey> TOGETHER = Set.of(SelectionKey.WITH, SelectionKey.WITHOUT);

    private final String feature;

    /** By column the variable of the group whose cases it counts, and and what of them is shown. */
    private final Map<String, Counted> counts;

    private final String by;
    private final CaseSelection whole;

    private record Counted(String group, Shown shown) {}

    /** Those that have the class, what each case tells of it, or all. */
    private enum Shown {
        HAVING,
        TOLD,
        ALL
    }

    private CasesOfGroups(String feature, Map<String, Counted> counts, String by, CaseSelection whole) {
        this.feature = feature;
        this.counts = counts;
        this.by = by;
        this.whole = whole;
    }

    /**
     * Those of compare-groups.
     *
     * @param by what the values of the groups are of, or {@code cohort}
     * @param whole what both groups meet
     */
    static CasesOfGroups ofGroups(String by, CaseSelection whole) {
        return new CasesOfGroups(
                "feature",
                List.of("first", "second").stream()
                        .flatMap(group -> List.of("Present", "Observed", "NotReported", "NotRead").stream()
                                .map(what -> Map.entry(group + what, new Counted(group, shown(what)))))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                by,
                whole);
    }

    /** Those of finding-frequency at any time. */
    static CasesOfGroups ofDisease(CaseSelection whole) {
        return new CasesOfGroups(
                "finding",
                List.of("present", "absent", "suspected", "notReported", "notRead").stream()
                        .collect(Collectors.toMap(what -> what, what -> new Counted("disease", shown(what)))),
                "disease",
                whole);
    }

    /** Those of annotation-audit. */
    static CasesOfGroups ofAudit(CaseSelection whole) {
        return new CasesOfGroups(
                "term",
                Map.of(
                        "present", new Counted("cohort", Shown.HAVING),
                        "absent", new Counted("cohort", Shown.TOLD),
                        "silent", new Counted("cohort", Shown.TOLD),
                        "cohort", new Counted("cohort", Shown.ALL)),
                "cohort",
                whole);
    }

    @Override
    public Optional<String> address(String column, Binding row) {
        Optional<Counted> counted = Optional.ofNullable(counts.get(column));
        if (counted.filter(one -> one.shown() == Shown.ALL).isPresent()) {
            return group(row, column).map(group -> "/cohort?" + group);
        }
        boolean isNone = Optional.ofNullable(row.get(Var.alloc(column)))
                .filter(count ->
                        count.isLiteral() && count.getLiteralLexicalForm().equals("0"))
                .isPresent();
        Optional<Node> type = Optional.ofNullable(row.get(Var.alloc(feature)))
                .filter(Node::isURI)
                // Who began when is told by the onset, and no finding.
                .filter(node -> !OnsetClasses.have(node));
        return counted.filter(one -> type.isPresent() && !isNone).flatMap(one -> group(row, one.group())
                .map(group -> one.shown() == Shown.HAVING
                        ? address("/case", SelectionKey.WITH.word(), type.get(), group)
                        : address("/questions/status-of", "term", type.get(), group)));
    }

    private static Shown shown(String column) {
        return column.equalsIgnoreCase("present") ? Shown.HAVING : Shown.TOLD;
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
