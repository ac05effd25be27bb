/**
 * Reads published formats. Files flow in; one {@link org.casegraph.source.SourceGraph} per file flows out, with the
 * line of each statement, or a {@link org.casegraph.source.Problem} that says what to mend.
 */
package org.casegraph.source;
