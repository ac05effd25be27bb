package org.casegraph.source;

/**
 * Something that a file says and the graph of its case does not.
 *
 * @param caseId the id as the file gives it
 * @param path where it stands in the file, as a JSON path such as {@code $.measurements[2].value}
 * @param what the value, shortened, or why it is withheld
 */
public record Loss(String caseId, String path, String what) {

    /** The path without the numbers of items, by which losses of many cases are summed. */
    public String kind() {
        return path.replaceAll("\\[\\d+]", "[]");
    }
}
