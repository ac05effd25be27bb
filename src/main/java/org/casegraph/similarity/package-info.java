/**
 * Compares cases by their findings. The graphs of all cases flow in, with ancestor types; what each finding class tells
 * flows out as triples, and from an index the nearest cases with what they share.
 */
@NullMarked
package org.casegraph.similarity;

import org.jspecify.annotations.NullMarked;
