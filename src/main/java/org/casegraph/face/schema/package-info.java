/**
 * What kinds of thing the data served hold, what they have and what that leads to. In: the description of the dataset and
 * its graphs. Out: terms for an editor, pages.
 */
@NullMarked
package org.casegraph.face.schema;

import org.jspecify.annotations.NullMarked;
