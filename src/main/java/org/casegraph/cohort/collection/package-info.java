/**
 * What a collection of cases is about. The columns of all cases and what they tell of findings flow in; how many cases there
 * are of each disease, gene, sex and class of finding flows out, to be shown.
 */
@NullMarked
package org.casegraph.cohort.collection;

import org.jspecify.annotations.NullMarked;
