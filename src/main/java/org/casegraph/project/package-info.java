/**
 * The project's own files, from a checkout or from the jar. A folder's name flows in; the files below it flow out, and the
 * headed queries among them.
 */
package org.casegraph.project;
