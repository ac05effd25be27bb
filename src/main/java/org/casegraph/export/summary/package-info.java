/**
 * A case as a table of its events, for spreadsheets as CSV and for people as Markdown and HTML with the picture of the
 * timeline. The graph of one case flows in; bytes flow out, and what such a table says flows back.
 */
@NullMarked
package org.casegraph.export.summary;

import org.jspecify.annotations.NullMarked;
