package org.casegraph.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.project.ProjectFiles;
import org.casegraph.vocabulary.CG;

/** The tables that say what words of drafts and of reports mean. */
final class DraftData {
    private static final String FOLDER = "draft";

    private DraftData() {}

    /** The lines of a table without its head, each as its cells. */
    static List<List<String>> rows(String name) {
        String text = ProjectFiles.under(FOLDER, ".tsv").get(FOLDER + "/" + name + ".tsv");
        if (text == null) {
            throw new IllegalStateException("no table " + name);
        }
        return text.lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> List.of(line.split("\t")))
                .toList();
    }

    /** The terms of a group of words, by the word. */
    static Map<String, Node> terms(String group) {
        Map<String, Node> terms = new LinkedHashMap<>();
        rows("words").stream()
                .filter(row -> row.get(0).equals(group))
                .forEach(row -> terms.put(row.get(1), CG.named(row.get(2))));
        return terms;
    }

    /** The UCUM code of a unit as reports print it, where the table has it. */
    static Optional<String> ucum(String printed) {
        String folded = folded(printed);
        return rows("units").stream()
                .filter(row -> row.get(0).equals(folded))
                .map(row -> row.get(1))
                .findFirst();
    }

    /** As units are compared: small letters, one micro sign, no space around the stroke. */
    static String folded(String unit) {
        return unit.strip()
                .replace('µ', 'u')
                .replace('μ', 'u')
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s*/\\s*", "/")
                .replaceAll("\\s+", " ");
    }
}
