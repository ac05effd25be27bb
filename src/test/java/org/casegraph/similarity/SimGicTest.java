package org.casegraph.similarity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.casegraph.similarity.row.SparseRows;
import org.junit.jupiter.api.Test;

/**
 * Where no others are made, a thousand cases: all have class 0, which tells little; every fiftieth has class 1, too, which
 * tells much.
 */
class SimGicTest {
    private static final int CASES = 1_000;
    private static final int EACH = 50;
    private static final int MANY = 20_000;
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

    /** So many that none of the steps of the search is left out. */
    @Test
    void theNearestOfManyAreThoseWithTheGreatestScores() {
        Random random = new Random(14);
        int[] content = IntStream.range(0, 2_000).map(type -> 5_000 + 60 * type).toArray();
        List<int[]> present = rows(random, content.length, 30);
        List<int[]> absent = rows(random, content.length, 4);
        int[] contents = present.stream()
                .mapToInt(row -> Arrays.stream(row).map(type -> content[type]).sum())
                .toArray();
        SimGic.Columns columns = SimGic.Columns.of(SparseRows.of(present), SparseRows.of(absent), content, contents);

        for (int asked = 0; asked < 20; asked++) {
            int itself = asked;
            SimGic simGic = new SimGic(
                    columns,
                    new FindingProfile(present.get(asked), present.get(asked), absent.get(asked)),
                    asked % 4 > 0);
            int[] all = IntStream.range(0, MANY)
                    .filter(other -> other != itself && simGic.score(other) > 0)
                    .boxed()
                    .sorted(Comparator.comparingInt((Integer other) -> -simGic.score(other))
                            .thenComparing(other -> other))
                    .mapToInt(Integer::intValue)
                    .toArray();
            int most = new int[] {5, 20, 100}[asked % 3];

            assertArrayEquals(Arrays.copyOf(all, most), simGic.greatest(most, other -> other != itself));
        }
    }

    /** Of falling frequency, from one that most rows have; each row is like one before it now and then. */
    private static List<int[]> rows(Random random, int classes, int most) {
        List<int[]> rows = new ArrayList<>();
        for (int number = 0; number < MANY; number++) {
            IntStream own = random.ints(random.nextInt(most) + 1, 0, classes).map(type -> {
                double rare = (double) type / classes;
                return (int) (classes * rare * rare * rare);
            });
            IntStream like =
                    number % 3 == 0 && number > 0 ? Arrays.stream(rows.get(random.nextInt(number))) : IntStream.empty();
            rows.add(IntStream.concat(own, like).sorted().distinct().limit(most).toArray());
        }
        return rows;
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
        SparseRows whole = SparseRows.of(present);
        int[] starts = Arrays.copyOf(whole.starts(), CASES + 1);
        for (int number = 0; number < CASES; number++) {
            // Where one row ends the next begins.
            if (number % EACH > 1) {
                starts[number] = -1;
            }
        }
        return SimGic.Columns.of(whole, absent, CONTENT, contents).with(new SparseRows(starts, whole.values()));
    }
}
