package org.casegraph.store.column;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Numbers the properties: by their ids, and once more, after all of them, those whose objects come in sets, those of one
 * case first.
 */
final class PropertyNumbers {
    private final Map<Integer, Integer> plain = new HashMap<>();
    private final Map<Integer, Integer> sets = new HashMap<>();

    /** The same as {@link #plain} for terms that are of no case, as it is asked for each triple. */
    private final int[] plainOfShared;

    private final int[] ids;

    /** @param inSets those of one case first */
    PropertyNumbers(Collection<Integer> properties, List<Integer> inSets, SharedTerms.Ids terms, Capacity capacity) {
        Integer[] sorted = properties.toArray(Integer[]::new);
        Arrays.sort(sorted, (one, other) -> Integer.compare(terms.id(one), terms.id(other)));
        capacity.requireProperties(sorted.length, inSets.size());
        ids = new int[sorted.length + inSets.size()];
        for (Integer property : sorted) {
            ids[plain.size()] = terms.id(property);
            plain.put(property, plain.size());
        }
        plainOfShared =
                new int[properties.stream().mapToInt(Integer::intValue).max().orElse(0) + 1];
        plain.forEach((property, number) -> {
            if (property >= 0) {
                plainOfShared[property] = number;
            }
        });
        for (Integer property : inSets) {
            ids[sorted.length + sets.size()] = terms.id(property);
            sets.put(property, sorted.length + sets.size());
        }
    }

    int plain(int property) {
        return property >= 0 ? plainOfShared[property] : Objects.requireNonNull(plain.get(property));
    }

    int set(int property) {
        return Objects.requireNonNull(sets.get(property));
    }

    int plainCount() {
        return plain.size();
    }

    int count() {
        return ids.length;
    }

    /** Below 0 if the objects of a property, by its number, never come in sets. */
    int setOf(int plainNumber) {
        for (int number = plain.size(); number < ids.length; number++) {
            if (ids[number] == ids[plainNumber]) {
                return number;
            }
        }
        return -1;
    }

    void write(Scratch scratch) throws IOException {
        try (ColumnOutput column = scratch.output(Section.PROPERTIES)) {
            for (int id : ids) {
                column.writeInt(id);
            }
        }
    }
}
