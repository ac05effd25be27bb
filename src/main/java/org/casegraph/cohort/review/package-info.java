/**
 * The table of a review: a row a case, a column an item. Columns in YAML and the cases of a selection flow in; cells, each
 * with the statements and passages behind it, and counts with bounds flow out.
 */
@NullMarked
package org.casegraph.cohort.review;

import org.jspecify.annotations.NullMarked;
