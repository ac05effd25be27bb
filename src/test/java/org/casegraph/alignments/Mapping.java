package org.casegraph.alignments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One row of an SSSOM file; identifiers are CURIEs.
 *
 * @param objectLabel empty where the licence of the object's vocabulary lets identifiers alone be given
 * @param isA whether a broad match means that the subject is a kind of the object
 * @param units UCUM codes, where the object is meant for a result in one of them only
 * @param specimens materials, as CURIEs, where the object is meant for one of them only
 */
record Mapping(
        String subject,
        String subjectLabel,
        String predicate,
        String object,
        String objectLabel,
        String justification,
        String comment,
        boolean isA,
        List<String> units,
        List<String> specimens) {
    static final String EXACT = "skos:exactMatch";
    static final String BROAD = "skos:broadMatch";
    static final String NARROW = "skos:narrowMatch";

    static Mapping of(Map<String, String> row) {
        return new Mapping(
                row.get("subject_id"),
                row.get("subject_label"),
                row.get("predicate_id"),
                row.get("object_id"),
                row.get("object_label"),
                row.get("mapping_justification"),
                row.get("comment"),
                row.getOrDefault("is_a", "").equals("true"),
                words(row, "object_units"),
                words(row, "object_specimens"));
    }

    private static List<String> words(Map<String, String> row, String column) {
        return Stream.of(row.getOrDefault(column, "").split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    boolean isExact() {
        return predicate.equals(EXACT);
    }
}
