package org.casegraph.draft.words;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.casegraph.project.TableFile;
import org.casegraph.vocabulary.CG;

/** The tables that say what words of drafts and of reports mean. */
public final class DraftData {
    private static final String FOLDER = "draft";

    private static final Map<String, Map<String, Node>> TERMS = groups();
    private static final Map<String, String> UNITS = units();

    private DraftData() {}

    /** The lines of a table without its head, each as its cells. */
    static List<List<String>> rows(String name) {
        return TableFile.rows(FOLDER + "/" + name + ".tsv").skip(1).toList();
    }

    /** The terms of a group of words, by the word. */
    public static Map<String, Node> terms(WordGroup group) {
        return TERMS.getOrDefault(group.written(), Map.of());
    }

    private static Map<String, Map<String, Node>> groups() {
        Map<String, Map<String, Node>> groups = new LinkedHashMap<>();
        rows("words").forEach(row -> groups.computeIfAbsent(row.get(0), any -> new LinkedHashMap<>())
                .put(row.get(1), CG.named(row.get(2))));
        groups.replaceAll((group, terms) -> Collections.unmodifiableMap(terms));
        return Collections.unmodifiableMap(groups);
    }

    private static Map<String, String> units() {
        return rows("units").stream()
                .collect(Collectors.toUnmodifiableMap(row -> row.get(0), row -> row.get(1), (first, second) -> first));
    }

    /** The UCUM code of a unit as reports print it, where the table has it. */
    public static Optional<String> ucum(String printed) {
        return Optional.ofNullable(UNITS.get(folded(printed)));
    }

    /** As units are compared: small letters, one micro sign, no space around the stroke. */
    public static String folded(String unit) {
        return unit.strip()
                .replace('µ', 'u')
                .replace('μ', 'u')
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s*/\\s*", "/")
                .replaceAll("\\s+", " ");
    }
}
