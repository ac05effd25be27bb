/**
 * Counts over all cases at once. The nodes of the cases flow in as numbers, each property with an object as the set of those
 * that have it; counts of cases flow out, into a query as a function of it.
 */
@NullMarked
package org.casegraph.cohort;

import org.jspecify.annotations.NullMarked;
