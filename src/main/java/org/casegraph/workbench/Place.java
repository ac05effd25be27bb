package org.casegraph.workbench;

import org.apache.jena.graph.Node;

/**
 * Words of the report on which a statement rests.
 *
 * @param start in code points
 * @param end in code points, not included
 * @param section of the report
 */
public record Place(int start, int end, Node section) {}
