/**
 * The pages of questions. A named question or a query flows in; its form, its answer as a table or a picture, and why there
 * is none flow out.
 */
@NullMarked
package org.casegraph.face.question;

import org.jspecify.annotations.NullMarked;
