/**
 * What is kept between queries. Ways to make something of all cases flow in; out flows what they make, the same for each query
 * as long as the heap has room for it.
 */
@NullMarked
package org.casegraph.evaluation.kept;

import org.jspecify.annotations.NullMarked;
