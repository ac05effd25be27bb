package org.casegraph.table.review;

/**
 * What is not the same in a sheet that somebody edited.
 *
 * @param caseName the IRI of the case; empty where it is of no one case
 * @param column empty where it is the whole row
 * @param ours what the graph says; empty where it says nothing
 * @param theirs what the sheet says; empty where it says nothing
 */
public record SheetDifference(Kind kind, String caseName, String column, String ours, String theirs) {
    /** How it differs. */
    public enum Kind {
        CHANGED("changed"),
        EMPTIED("emptied"),
        CASE_MISSING("case missing"),
        CASE_ADDED("case added"),
        CASE_TWICE("case twice"),
        COLUMN_MISSING("column missing"),
        COLUMN_ADDED("column unknown");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
