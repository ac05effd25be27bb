/**
 * Why something is in the graph. A node or a triple flows in; the chain down to the quotes of the report flows out, a line
 * for each step, and for an order the constraints that entail it.
 */
@NullMarked
package org.casegraph.explanation;

import org.jspecify.annotations.NullMarked;
