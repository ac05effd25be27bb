/**
 * Finds what would settle the most of a case's open order: its solved timeline flows in, questions to its author flow out, each
 * with what every answer to it would decide. The bounds after an answer are those of the minimal network with one more
 * constraint (Dechter, Meiri and Pearl 1991, doi:10.1016/0004-3702(91)90006-6).
 */
@NullMarked
package org.casegraph.undecided;

import org.jspecify.annotations.NullMarked;
