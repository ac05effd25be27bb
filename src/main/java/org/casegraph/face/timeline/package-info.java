/**
 * The pages of time. A chronicle flows in; its drawing within a page flows out, alone or beside others, with the same events
 * as a list.
 */
@NullMarked
package org.casegraph.face.timeline;

import org.jspecify.annotations.NullMarked;
