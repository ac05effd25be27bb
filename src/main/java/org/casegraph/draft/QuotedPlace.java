package org.casegraph.draft;

/**
 * Where the words of a quote stand in a report.
 *
 * @param quote normalised, at most eight words
 * @param start in code points
 * @param end in code points, not included
 * @param sentence its number in the text, from 1
 * @param section local name of the section's term
 */
record QuotedPlace(String quote, int start, int end, int sentence, String section) {}
