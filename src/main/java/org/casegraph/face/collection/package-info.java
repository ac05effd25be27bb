/**
 * What many cases are about. Counts of a collection flow in; its start page flows out, and what the cases tell of one disease,
 * gene or class of findings, to stand on the page of that.
 */
@NullMarked
package org.casegraph.face.collection;

import org.jspecify.annotations.NullMarked;
