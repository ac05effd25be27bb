/**
 * Solves the temporal constraints of a case as a simple temporal problem (Dechter, Meiri and Pearl, Temporal constraint
 * networks, Artificial Intelligence 49, 1991, doi:10.1016/0004-3702(91)90006-6). A case graph flows in; order, dates and
 * intervals flow out as triples, each with a proof: the chain of constraints that entails it, with their quotes. A
 * contradiction flows out as a {@link org.casegraph.problem.Problem}.
 */
@NullMarked
package org.casegraph.timeline;

import org.jspecify.annotations.NullMarked;
