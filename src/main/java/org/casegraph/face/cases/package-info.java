/**
 * The pages of cases. A store and a request flow in; a case, its passages, its facts and their reasons flow out, and the list
 * of all cases.
 */
@NullMarked
package org.casegraph.face.cases;

import org.jspecify.annotations.NullMarked;
