/**
 * The beginning of a case file for somebody who encodes a report. An id, the names of templates and perhaps the report's
 * text flow in; Turtle that passes every check flows out, for its author to replace word by word.
 */
@NullMarked
package org.casegraph.skeleton;

import org.jspecify.annotations.NullMarked;
