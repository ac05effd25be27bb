package org.casegraph.similarity;

import org.apache.jena.graph.Node;

/**
 * A disease by the case of it that is most like the one asked for.
 *
 * @param rank 1 and how many diseases have a case that is more like it, so of equal ones the same
 * @param nearest of equal ones the first by IRI
 * @param silence of how many most specific findings of the asked case the nearest says nothing
 * @param cases of the disease that were compared
 */
public record RankedDisease(Node disease, int rank, SimilarCase nearest, int silence, int cases) {}
