/**
 * Which cases are meant. What a person writes, as {@code disease=OMIM:154700&sex=female}, flows in with the columns of all
 * cases; the set of cases flows out, and what each condition left out and why.
 */
@NullMarked
package org.casegraph.cohort.selection;

import org.jspecify.annotations.NullMarked;
