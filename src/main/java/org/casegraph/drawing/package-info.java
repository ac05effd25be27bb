/**
 * Draws cases. A dataset with its order in time flows in; what a picture shows flows out twice, as values that a program
 * can read and as SVG text that needs no script, no style sheet and no other server. Nothing here decides what holds:
 * order, bounds and interpretations are those of the graph.
 */
@NullMarked
package org.casegraph.drawing;

import org.jspecify.annotations.NullMarked;
