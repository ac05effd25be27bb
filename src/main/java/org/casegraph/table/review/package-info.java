/**
 * The table of a review as files that people open, edit and give back. A table flows in; sheets flow out, as a workbook, as
 * CSV, Parquet or Markdown, and what differs in a sheet that a person edited.
 */
@NullMarked
package org.casegraph.table.review;

import org.jspecify.annotations.NullMarked;
