/**
 * Judges drafts of cases. A table in which each row states something of a patient flows in, whoever or whatever wrote it,
 * with the report's text; a case of the rows that the text proves flows out, and a report that says of each other row why
 * it was refused.
 */
@NullMarked
package org.casegraph.draft;

import org.jspecify.annotations.NullMarked;
