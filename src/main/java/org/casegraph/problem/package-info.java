/**
 * What a person can mend. A place, what is wrong there and what to do flow in; one line flows out. Beside it the names that
 * are nearest to one that nobody knows, which are most of the advice.
 */
@NullMarked
package org.casegraph.problem;

import org.jspecify.annotations.NullMarked;
