/**
 * How the rows of long answers pass from step to step. Steps and rows flow in; out flow the same rows in the same order, put
 * in order before what only adds to them, told apart where they stand together, each with fewer objects.
 */
@NullMarked
package org.casegraph.evaluation.row;

import org.jspecify.annotations.NullMarked;
