/**
 * What functions of ours within a query have in common. In: the nodes of a call, and what a function found. Out: words and
 * numbers read from them, or what is wrong with the call; solutions of the query.
 */
@NullMarked
package org.casegraph.evaluation.function;

import org.jspecify.annotations.NullMarked;
