/**
 * Case-level data as tables, for programs that ask by SQL. In flows a store and the queries of {@code queries/tables}; out
 * flow Parquet files and their codebook.
 */
@NullMarked
package org.casegraph.table;

import org.jspecify.annotations.NullMarked;
