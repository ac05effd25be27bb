package org.casegraph.query.caution;

/**
 * How the answer of a query could mislead.
 *
 * @param id the file in {@code queries/cautions/} without ending
 * @param words what the query asks indeed, and what to ask instead
 */
public record Caution(String id, String words) {}
