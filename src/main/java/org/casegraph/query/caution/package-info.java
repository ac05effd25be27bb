/**
 * What a query may be taken to say and does not. A query and the graphs that are asked flow in; for each of
 * {@code queries/cautions/} that applies, a sentence flows out that says how the answer could mislead and what to ask
 * instead.
 */
@NullMarked
package org.casegraph.query.caution;

import org.jspecify.annotations.NullMarked;
