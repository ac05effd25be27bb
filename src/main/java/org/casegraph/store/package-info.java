/**
 * Builds the graphs that are asked. Read sources flow in: the ontology and the cases. A {@link org.casegraph.store.Store}
 * flows out, with each case ordered in time and enlarged by the rules, and every statement also in the default graph.
 */
@NullMarked
package org.casegraph.store;

import org.jspecify.annotations.NullMarked;
