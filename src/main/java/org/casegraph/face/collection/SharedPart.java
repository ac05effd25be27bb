package org.casegraph.face.collection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.casegraph.cohort.collection.CollectionIndex;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;

/**
 * One way to divide two cohorts, side by side.
 *
 * @param title of what divides them
 */
public record SharedPart(String title, List<Row> rows) {
    /** What divides both; findings are compared by themselves. */
    public static final Set<SelectionKey> KEYS = EnumSet.of(
            SelectionKey.DISEASE,
            SelectionKey.GENE,
            SelectionKey.ONSET,
            SelectionKey.AGE,
            SelectionKey.SEX,
            SelectionKey.YEAR);

    private static final int SHOWN = 8;

    /** A part, in each of the cohorts. */
    public record Row(Html name, List<Cell> cells) {}

    /**
     * How many cases of a cohort a part has.
     *
     * @param percent of the cases of the cohort, with the most that it may be where some do not tell
     * @param address of the list of these; empty where there is none
     */
    public record Cell(int cases, String percent, String address) {}

    /**
     * The ways to divide both, but for findings, which are compared by themselves.
     *
     * @param sizes how many cases each has
     * @param parts of each
     */
    public static List<SharedPart> of(
            List<CaseSelection> cohorts,
            List<Integer> sizes,
            List<Map<SelectionKey, CollectionIndex.Parts>> parts,
            NodeLinks links) {
        List<SharedPart> shared = new ArrayList<>();
        KEYS.forEach(key -> {
            boolean isInBoth = parts.stream().allMatch(one -> one.containsKey(key));
            if (!isInBoth) {
                return;
            }
            Map<Node, Integer> all = new LinkedHashMap<>();
            parts.forEach(one -> one.getOrDefault(key, CollectionIndex.Parts.NONE)
                    .first()
                    .forEach(counted -> all.merge(counted.thing(), counted.cases(), Integer::sum)));
            boolean isInOrder = key == SelectionKey.ONSET || key == SelectionKey.AGE || key == SelectionKey.YEAR;
            List<Row> rows = (isInOrder ? inOrder(key, all) : byFrequency(all))
                    .map(thing -> row(key, thing, cohorts, sizes, parts, links))
                    .toList();
            if (!rows.isEmpty()) {
                shared.add(new SharedPart(Facet.title(key), rows));
            }
        });
        return shared;
    }

    private static Stream<Node> byFrequency(Map<Node, Integer> all) {
        return all.entrySet().stream()
                .sorted(Map.Entry.<Node, Integer>comparingByValue().reversed().thenComparing(entry -> entry.getKey()
                        .toString()))
                .map(Map.Entry::getKey)
                .limit(SHOWN);
    }

    /** Ages as they come; of years each cohort has its own. */
    private static Stream<Node> inOrder(SelectionKey key, Map<Node, Integer> all) {
        Stream<Node> things =
                all.entrySet().stream().filter(one -> one.getValue() > 0).map(Map.Entry::getKey);
        return key == SelectionKey.YEAR ? things.sorted(Comparator.comparing(Node::getLiteralLexicalForm)) : things;
    }

    private static String percent(int least, int most, int of) {
        String from = String.format(Locale.ROOT, "%.0f", 100.0 * least / of);
        String to = String.format(Locale.ROOT, "%.0f", 100.0 * most / of);
        return (from.equals(to) ? from : from + " to " + to) + " %";
    }

    private static Row row(
            SelectionKey key,
            Node thing,
            List<CaseSelection> cohorts,
            List<Integer> sizes,
            List<Map<SelectionKey, CollectionIndex.Parts>> parts,
            NodeLinks links) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < cohorts.size(); i++) {
            CollectionIndex.Counted counted =
                    parts.get(i).getOrDefault(key, CollectionIndex.Parts.NONE).first().stream()
                            .filter(one -> one.thing().equals(thing))
                            .findFirst()
                            .orElseGet(() -> new CollectionIndex.Counted(thing, 0, 0));
            int cases = counted.cases();
            CaseSelection narrowed = new CaseSelection(Stream.concat(
                            cohorts.get(i).conditions().stream(),
                            Stream.of(new CaseSelection.Condition(key, Facet.value(thing))))
                    .toList());
            cells.add(new Cell(
                    cases,
                    percent(cases, counted.most(), Math.max(1, sizes.get(i))),
                    cases == 0 ? "" : "/case?" + narrowed));
        }
        return new Row(Facet.name(thing, links), cells);
    }
}
