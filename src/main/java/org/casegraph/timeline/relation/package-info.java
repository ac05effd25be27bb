/**
 * Allen's relations as properties that a query asks for, reckoned from the solved order of a case and not stored. The order
 * of the cases flows in; solutions of a query flow out.
 */
@NullMarked
package org.casegraph.timeline.relation;

import org.jspecify.annotations.NullMarked;
