/**
 * Reads what curators say of diseases in general: annotations of diseases with terms, in the format of HPO's
 * {@code phenotype.hpoa}. Files flow in; one {@link org.casegraph.annotation.AnnotationSet} each flows out, a graph of its
 * own, which says nothing of any patient.
 */
@NullMarked
package org.casegraph.annotation;

import org.jspecify.annotations.NullMarked;
