/**
 * The project's own files, from a checkout or from the jar. A folder's name flows in; the files below it flow out, and the
 * queries among them with their headers.
 */
package org.casegraph.project;
