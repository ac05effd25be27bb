/**
 * The project's own files, from a checkout or from the jar. A folder's name flows in; the files below it flow out, and the
 * queries among them with their headers.
 */
@NullMarked
package org.casegraph.project;

import org.jspecify.annotations.NullMarked;
