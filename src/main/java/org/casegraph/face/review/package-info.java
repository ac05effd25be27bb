/**
 * The table of a review as a page. Cases and columns that a person chose flow in; the table with its counts flows out, each
 * cell a link to the words behind it, and the same as files.
 */
@NullMarked
package org.casegraph.face.review;

import org.jspecify.annotations.NullMarked;
