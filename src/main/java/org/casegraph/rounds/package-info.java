/**
 * What is done on a thread of its own beside everything else, once or again and again. In flows what is to be done, out flow
 * what was made, or rounds that no fault of one ends.
 */
@NullMarked
package org.casegraph.rounds;

import org.jspecify.annotations.NullMarked;
