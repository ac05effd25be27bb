/**
 * Reads RDF case datasets of other models by the CONSTRUCT queries of {@code queries/mappings/}, one a format. A dataset
 * and a mapping flow in; cases flow out, each with what its records say beyond it. A node of a record becomes a node of
 * its case, and nothing is taken over that a dataset says of a shared term.
 */
@NullMarked
package org.casegraph.mapping;

import org.jspecify.annotations.NullMarked;
