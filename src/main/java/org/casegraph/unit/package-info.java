/**
 * Units of measure. UCUM codes flow in; whether they are units, whether two fit one measure, and the factor between them
 * flow out, as functions that rules and shapes call.
 */
@NullMarked
package org.casegraph.unit;

import org.jspecify.annotations.NullMarked;
