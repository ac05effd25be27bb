/**
 * Tests and estimates of the kind that reviews of cases print. Counts of two groups and times that are known between bounds
 * flow in; probabilities, odds and curves flow out. Nothing here knows what was counted.
 */
@NullMarked
package org.casegraph.statistics;

import org.jspecify.annotations.NullMarked;
