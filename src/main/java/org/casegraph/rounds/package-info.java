/**
 * What is done again and again beside everything else. In flows what one round does, out flow rounds on a thread of their own,
 * which no fault of one ends.
 */
@NullMarked
package org.casegraph.rounds;

import org.jspecify.annotations.NullMarked;
