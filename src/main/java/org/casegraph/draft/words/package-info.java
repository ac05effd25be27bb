/**
 * What the words of reports and of drafts mean: sentences with their sections, cues that deny or doubt, units as they are
 * printed, and the words of columns. The text of a report flows in; what its words say of something flows out.
 */
@NullMarked
package org.casegraph.draft.words;

import org.jspecify.annotations.NullMarked;
