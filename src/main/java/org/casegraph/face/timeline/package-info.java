/**
 * The pages of time. A chronicle flows in; its drawing within a page flows out, alone or beside others, with the same events
 * as a list.
 */
package org.casegraph.face.timeline;
