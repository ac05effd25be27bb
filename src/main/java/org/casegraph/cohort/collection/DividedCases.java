package org.casegraph.cohort.collection;

import java.util.List;
import org.casegraph.cohort.CaseColumns;
import org.roaringbitmap.RoaringBitmap;

/** What each case has of many things: to count some cases, only these are gone through, and not all things. */
final class DividedCases {
    private final MostFrequent things;
    private final int size;

    /** Of each case where its things begin, and behind the last where they end. */
    private final int[] starts;

    private final int[] numbers;

    /** How many of all cases have each thing. */
    private final int[] ofAll;

    DividedCases(List<CohortParts.Part> parts, int cases) {
        things = new MostFrequent(parts.stream().map(CohortParts.Part::thing).toList());
        size = parts.size();
        starts = new int[cases + 1];
        parts.forEach(part -> part.cases().forEach((int of) -> starts[of + 1]++));
        for (int of = 0; of < cases; of++) {
            starts[of + 1] += starts[of];
        }
        ofAll = parts.stream().mapToInt(part -> part.cases().getCardinality()).toArray();
        int[] ends = starts.clone();
        numbers = new int[starts[cases]];
        for (int number = 0; number < size; number++) {
            int thing = number;
            parts.get(number).cases().forEach((int of) -> numbers[ends[of]++] = thing);
        }
    }

    /** How many of some cases have each thing. */
    CollectionIndex.Parts count(RoaringBitmap cases, int most, Runnable watch) {
        return things.of(
                CaseColumns.counted(cases, starts.length - 1, () -> ofAll, some -> countEach(some, watch)), most);
    }

    private int[] countEach(RoaringBitmap cases, Runnable watch) {
        int[] counts = new int[size];
        CaseColumns.forEach(cases, watch, of -> {
            for (int at = starts[of]; at < starts[of + 1]; at++) {
                counts[numbers[at]]++;
            }
        });
        return counts;
    }
}
