package org.casegraph.store.column;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PropertyNumbersTest {
    private static final SharedTerms.Ids TERMS = new SharedTerms.Ids(4, 3, 2, 1, 0);

    @Test
    void propertiesAreNumberedByTheirIdsAndThoseInSetsOnceMore() {
        PropertyNumbers numbers = new PropertyNumbers(List.of(0, 1, 3), List.of(1), TERMS, Capacity.FULL);

        assertEquals(List.of(2, 1, 0), List.of(numbers.plain(0), numbers.plain(1), numbers.plain(3)));
        assertEquals(3, numbers.set(1));
    }
}
