/**
 * Tests and estimates of the kind that reviews of cases print. Counts of two groups and times that are known between bounds
 * flow in; probabilities, odds and curves flow out. Nothing here knows what was counted.
 *
 * <p>A <i>completion</i> of cases takes the place of what they do not tell: of a class of findings that a case neither has nor
 * denies, whether it has it, and of a value or time of which bounds are known, one that lies within. What is told stays: a
 * case has all above the classes that it has, and nothing below one that it denies, unless it has that itself. A suspicion is
 * not told. The bounds of a count, share, odds ratio or quantile are the least and the most that it has in any completion.
 * {@code docs/bounds.md} says so for a reader.
 */
@NullMarked
package org.casegraph.statistics;

import org.jspecify.annotations.NullMarked;
