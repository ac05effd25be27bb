/**
 * Queries that another server evaluates, beside columns of ours. In flow a store and the address of a SPARQL 1.1 service that
 * holds the dump of it; out flow rows.
 */
@NullMarked
package org.casegraph.store.remote;

import org.jspecify.annotations.NullMarked;
