/**
 * Annotations of diseases held against the cases of the papers that they cite. What curators counted flows in with what the
 * cases tell; for each count, what the cases come to and why the two differ flow out.
 */
@NullMarked
package org.casegraph.cohort.audit;

import org.jspecify.annotations.NullMarked;
