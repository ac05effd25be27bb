/**
 * Two groups of cases beside each other. The sets of cases flow in with what they tell of their findings; for each class of
 * findings the counts flow out, with an exact test where it can tell something.
 */
@NullMarked
package org.casegraph.cohort.group;

import org.jspecify.annotations.NullMarked;
