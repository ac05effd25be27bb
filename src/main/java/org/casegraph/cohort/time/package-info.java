/**
 * How long it was from one event to another in each of some cases, as their graphs prove it. A selection of cases and two
 * classes of events flow in; bounds with their proof flow out, or why a case tells none.
 */
@NullMarked
package org.casegraph.cohort.time;

import org.jspecify.annotations.NullMarked;
