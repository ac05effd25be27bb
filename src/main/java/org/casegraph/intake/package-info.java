/**
 * From what a person names to a store. Files, folders and archives flow in, of any format that is read; a checked store
 * flows out, and word of what changed while somebody watches.
 */
@NullMarked
package org.casegraph.intake;

import org.jspecify.annotations.NullMarked;
