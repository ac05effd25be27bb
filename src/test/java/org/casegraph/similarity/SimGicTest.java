package org.casegraph.similarity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.casegraph.similarity.row.SparseRows;
import org.junit.jupiter.api.Test;

/** A thousand cases: all have class 0, which tells little; every fiftieth has class 1, too, which tells much. */
class SimGicTest {
    private static final int CASES = 1_000;
    private static final int EACH = 50;
    private static final int[] CONTENT = {100, 50_000};
    private static final FindingProfile WITH_BOTH = new FindingProfile(new int[] {0, 1}, new int[] {1}, new int[] {});
    private static final FindingProfile WITH_FREQUENT = new FindingProfile(new int[] {0}, new int[] {0}, new int[] {});

    /** As many as are asked for share what few have, so nobody looks at the others, of which there is no row here. */
    @Test
    void casesThatShareWhatManyHaveAloneAreNotLookedAt() {
        SimGic.Columns columns = columns();

        assertArrayEquals(new int[] {0, 50, 100}, new SimGic(columns, WITH_BOTH, true).greatest(3, other -> true));
        assertArrayEquals(new int[] {150, 200}, new SimGic(columns, WITH_BOTH, true).greatest(2, other -> other > 100));
        assertThrows(ArrayIndexOutOfBoundsException.class, () -> new SimGic(columns, WITH_BOTH, true)
                .greatest(CASES / EACH + 1, other -> true));
        assertThrows(ArrayIndexOutOfBoundsException.class, () -> new SimGic(columns, WITH_FREQUENT, true)
                .greatest(3, other -> true));
    }

    private static SimGic.Columns columns() {
        List<int[]> present = new ArrayList<>();
        for (int number = 0; number < CASES; number++) {
            present.add(number % EACH == 0 ? new int[] {0, 1} : new int[] {0});
        }
        SparseRows absent =
                SparseRows.of(present.stream().map(row -> new int[] {}).toList());
        int[] contents = present.stream()
                .mapToInt(row -> Arrays.stream(row).map(type -> CONTENT[type]).sum())
                .toArray();
        SimGic.Columns whole = SimGic.Columns.of(SparseRows.of(present), absent, CONTENT, contents);
        int[] starts = Arrays.copyOf(whole.present().starts(), CASES + 1);
        for (int number = 0; number < CASES; number++) {
            // Where one row ends the next begins.
            if (number % EACH > 1) {
                starts[number] = -1;
            }
        }
        return new SimGic.Columns(
                new SparseRows(starts, whole.present().values()),
                absent,
                whole.having(),
                whole.frequent(),
                CONTENT,
                contents);
    }
}
