/**
 * Rows of numbers, as of the classes that cases have. In flow rows, out flow what stands in each, what many have in common
 * and those with the greatest scores.
 */
@NullMarked
package org.casegraph.similarity.row;

import org.jspecify.annotations.NullMarked;
