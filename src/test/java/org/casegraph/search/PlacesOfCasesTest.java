package org.casegraph.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.casegraph.MappedProject;
import org.casegraph.SharedProject;
import org.casegraph.cohort.collection.CollectionIndex;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is found is counted by the numbers of its cases, which nobody looks up by their names. */
@ExtendWith(SharedProject.class)
class PlacesOfCasesTest {
    @Test
    void aCaseHasThePlaceInTheIndexThatItHasInItsStore(Store store) {
        haveTheirPlaces(store);
    }

    @Test
    void andInAStoreOfColumns(MappedProject project) {
        haveTheirPlaces(project.mapped());
    }

    private static void haveTheirPlaces(Store store) {
        FoundThings found = store.text().search("", Set.of(Kind.CASE));
        List<Node> things = found.stream().map(TextIndex.Hit::thing).toList();
        CollectionIndex collection = CollectionIndex.of(store.dataset().getContext());
        List<Node> names = collection.cases(new CaseSelection(List.of()), () -> {});

        assertFalse(things.isEmpty());
        assertEquals(
                things,
                found.cases().mapToObj(place -> store.cases().get(place)).toList());
        assertEquals(
                things,
                found.cases()
                        .map(place -> collection.number(store.cases(), place))
                        .mapToObj(names::get)
                        .toList());
        assertEquals(
                IntStream.range(0, names.size()).boxed().toList(),
                found.cases()
                        .map(place -> collection.number(store.cases(), place))
                        .sorted()
                        .boxed()
                        .toList());
    }
}
