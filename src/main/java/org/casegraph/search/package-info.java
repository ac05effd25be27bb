/**
 * Finds things by the words that are said of them. The graphs of a store flow in: names and definitions of terms, what
 * cases state, the passages that they quote. A {@link org.casegraph.search.TextIndex} flows out, which pages, names of
 * arguments and queries search.
 */
@NullMarked
package org.casegraph.search;

import org.jspecify.annotations.NullMarked;
