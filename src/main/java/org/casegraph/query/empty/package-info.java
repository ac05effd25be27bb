/**
 * Why a query has no rows. A query and the graphs that were asked flow in; the clause that keeps every row away flows out,
 * with what may have been meant.
 */
@NullMarked
package org.casegraph.query.empty;

import org.jspecify.annotations.NullMarked;
