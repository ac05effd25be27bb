/**
 * Reads published formats. Files flow in; one {@link org.casegraph.source.SourceGraph} per file flows out, with the
 * line of each statement, or a {@link org.casegraph.problem.Problem} that says what to mend. The report's text, where a
 * user gives it, flows in beside them and is what passages are held against.
 */
@NullMarked
package org.casegraph.source;

import org.jspecify.annotations.NullMarked;
