package org.casegraph.alignments;

import java.util.Map;

/**
 * One row of an SSSOM file; identifiers are CURIEs.
 *
 * @param objectLabel empty where the licence of the object's vocabulary lets identifiers alone be given
 */
record Mapping(
        String subject,
        String subjectLabel,
        String predicate,
        String object,
        String objectLabel,
        String justification,
        String comment) {
    static final String EXACT = "skos:exactMatch";

    static Mapping of(Map<String, String> row) {
        return new Mapping(
                row.get("subject_id"),
                row.get("subject_label"),
                row.get("predicate_id"),
                row.get("object_id"),
                row.get("object_label"),
                row.get("mapping_justification"),
                row.get("comment"));
    }

    boolean isExact() {
        return predicate.equals(EXACT);
    }
}
