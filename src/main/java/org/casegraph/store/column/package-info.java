/**
 * The form of a dataset as columns of numbers in one file. The graphs of a build flow in, case by case; one file flows out.
 * What many nodes have in common, such as their classes with all above them, is kept once.
 */
@NullMarked
package org.casegraph.store.column;

import org.jspecify.annotations.NullMarked;
