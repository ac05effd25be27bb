package org.casegraph.drawing;

import org.casegraph.chronicle.Interval;

/**
 * One result with the range it is held against.
 *
 * @param label of the measurement
 * @param quantity what it measures; results of one quantity and unit share a scale
 * @param written the value as it is written, with its unit
 * @param range the reference range; one end or both may be missing
 * @param isBorrowed whether the range is that of another result
 * @param judgement such as <em>above range</em>; empty where there is none
 * @param isAbnormal whether it is judged to lie outside its range
 */
public record LaboratoryResult(
        String label,
        String quantity,
        String unit,
        Interval value,
        String written,
        Interval range,
        boolean isBorrowed,
        String judgement,
        boolean isAbnormal) {}
