/**
 * Writes one case file for a person who encodes a report. The file, the report's text and the person's edits flow in; the
 * same file flows out with what was added or taken away and everything else as it was, together with what it says, what is
 * wrong with it and what its order proves. Each edit can be undone; a file that somebody else changed is never overwritten.
 */
@NullMarked
package org.casegraph.workbench;

import org.jspecify.annotations.NullMarked;
