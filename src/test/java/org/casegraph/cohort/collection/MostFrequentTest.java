package org.casegraph.cohort.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

class MostFrequentTest {
    private static final int CASES = 60;

    @Test
    void theFirstAreThoseOfAllInOrderOfNumberAndName() {
        Random random = new Random(14);
        List<Node> things = new ArrayList<>(IntStream.range(0, 200)
                .mapToObj(thing -> NodeFactory.createURI("https://example.org/" + thing))
                .toList());
        Collections.shuffle(things, random);
        List<CohortParts.Part> parts = things.stream()
                .map(thing -> new CohortParts.Part(
                        thing, some(random, random.nextInt(4) == 0 ? random.nextInt(CASES) : random.nextInt(2))))
                .toList();
        DividedCases divided = new DividedCases(parts, CASES);

        for (int round = 0; round < 20; round++) {
            RoaringBitmap cases = some(random, round % 2 == 0 ? CASES / 2 : 3 * CASES);
            List<CollectionIndex.Counted> all = CohortParts.byFrequency(CohortParts.counted(parts, cases));

            assertEquals(
                    new CollectionIndex.Parts(all.size(), all.stream().limit(12).toList()),
                    divided.count(cases, 12, () -> {}));
            assertEquals(new CollectionIndex.Parts(all.size(), all), divided.count(cases, 200, () -> {}));
        }
    }

    @Test
    void whatNoCaseHasIsNoPart() {
        MostFrequent things = new MostFrequent(List.of(NodeFactory.createURI("urn:a"), NodeFactory.createURI("urn:b")));

        assertEquals(new CollectionIndex.Parts(0, List.of()), things.of(new int[2], 12));
    }

    private static RoaringBitmap some(Random random, int most) {
        return RoaringBitmap.bitmapOf(
                IntStream.range(0, most).map(any -> random.nextInt(CASES)).toArray());
    }
}
