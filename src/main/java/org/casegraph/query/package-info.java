/**
 * The library of named questions. Question files, arguments and a dataset flow in; bound queries and their answers, as
 * bytes in a result format, flow out.
 */
@NullMarked
package org.casegraph.query;

import org.jspecify.annotations.NullMarked;
