/**
 * The project's own files, from a checkout or from the jar. A folder's name flows in; the files below it flow out, and the
 * queries among them with their headers. What few starts need stays in its folder until it is asked for.
 */
@NullMarked
package org.casegraph.project;

import org.jspecify.annotations.NullMarked;
