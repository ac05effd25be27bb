/**
 * In how many cases one class of events came before another, as their graphs prove it. A selection of cases flows in; pairs
 * and sequences of classes with counts of cases flow out, or the cases themselves.
 */
@NullMarked
package org.casegraph.cohort.order;

import org.jspecify.annotations.NullMarked;
