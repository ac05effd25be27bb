/**
 * The text of a report, where a user gives it. A file flows in; paragraphs and sentences with their places flow out, and
 * what is wrong with the passages of a case that is held against it.
 */
@NullMarked
package org.casegraph.source.report;

import org.jspecify.annotations.NullMarked;
