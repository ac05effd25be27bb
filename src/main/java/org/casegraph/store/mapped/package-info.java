/**
 * Asks a dataset that lies in mapped columns. A file of columns flows in; out flow its graphs, which answer every pattern,
 * and a way to evaluate queries over them on numbers, so that terms are made only of what is looked at.
 */
@NullMarked
package org.casegraph.store.mapped;

import org.jspecify.annotations.NullMarked;
