package org.casegraph.search;

import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.lucene.index.LeafReader;

/**
 * What is read of things that were found.
 *
 * @param dataset whose index it is
 * @param leaf its one segment
 * @param names what a case is called and states
 * @param elsewhere by the number of each thing here the number that a case has elsewhere, and two more, once somebody asked
 *     for it
 */
record OpenIndex(DatasetGraph dataset, LeafReader leaf, CaseNames names, int[] elsewhere) {}
