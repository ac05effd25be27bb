package org.casegraph.alignments;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What was verified by hand in public files, and which term of ours each of its concepts is.
 *
 * @param lines a concept may have several terms, or none and then a reason
 */
record Crosswalk(List<Row> rows, List<Line> lines) {
    /** One match of a concept in one vocabulary. */
    record Row(
            String concept, String kind, String vocabulary, String id, String match, boolean verified, String source) {
        String predicate() {
            return "skos:" + match + "Match";
        }
    }

    /**
     * A term for a concept.
     *
     * @param id the one match that this term is meant for, empty for all that have no line of their own
     * @param term empty where the ontology has none
     * @param match the match type of our term, where it differs from that of the concept; the note says why
     */
    record Line(String concept, String id, String term, String note, String match) {}

    static Crosswalk ofTestResources() {
        return new Crosswalk(
                read("crosswalk.tsv").stream()
                        .map(row -> new Row(
                                row.get("concept"),
                                row.get("kind"),
                                row.get("vocabulary"),
                                row.get("id"),
                                row.get("match"),
                                row.get("verified(yes/no)").equals("yes"),
                                row.get("source")))
                        .toList(),
                read("concepts.tsv").stream()
                        .map(row -> new Line(
                                row.get("concept"), row.get("id"), row.get("term"), row.get("note"), row.get("match")))
                        .toList());
    }

    /** The terms of ours that a row is to be found under. */
    List<String> terms(Row row) {
        return chosen(row).stream()
                .map(Line::term)
                .filter(term -> !term.isEmpty())
                .toList();
    }

    /** How a term of ours matches the row. */
    String predicate(Row row, String term) {
        return chosen(row).stream()
                .filter(line -> line.term().equals(term) && !line.match().isEmpty())
                .map(line -> "skos:" + line.match() + "Match")
                .findFirst()
                .orElse(row.predicate());
    }

    private List<Line> chosen(Row row) {
        List<Line> own = lines.stream()
                .filter(line ->
                        line.concept().equals(row.concept()) && line.id().equals(row.id()))
                .toList();
        return own.isEmpty()
                ? lines.stream()
                        .filter(line -> line.concept().equals(row.concept())
                                && line.id().isEmpty())
                        .toList()
                : own;
    }

    private static List<Map<String, String>> read(String name) {
        try (InputStream stream = Crosswalk.class.getResourceAsStream("/terminology/" + name)) {
            return Tsv.rows(new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
