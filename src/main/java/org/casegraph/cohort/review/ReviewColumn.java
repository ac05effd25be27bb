package org.casegraph.cohort.review;

/**
 * One item that a review asks of each case.
 *
 * @param id names the column in every file
 * @param label for people
 */
public record ReviewColumn(String id, String label, Item item) {}
