/**
 * SPARQL under limits. A query that a stranger wrote and the graphs that are asked flow in; a whole answer flows out, or a
 * refusal: for its text, its functions, its deadline, its rows, or the memory that it takes.
 */
@NullMarked
package org.casegraph.evaluation;

import org.jspecify.annotations.NullMarked;
