package org.casegraph.cohort.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/** What most cases of a collection have, as examples for whoever does not know them. Any number of threads may ask. */
public final class FrequentThings {
    private final CaseColumns columns;
    private final CohortParts parts;

    FrequentThings(CaseColumns columns, CohortParts parts) {
        this.columns = columns;
        this.parts = parts;
    }

    /** What final diagnoses conclude, the most frequent first. */
    public List<Node> diseases() {
        return of(SelectionKey.DISEASE);
    }

    /** Of {@link #diseases()} such as no case has two of, beginning with the most frequent. */
    public List<Node> separateDiseases() {
        RoaringBitmap taken = new RoaringBitmap();
        List<Node> separate = new ArrayList<>();
        for (Node disease : diseases()) {
            RoaringBitmap cases = columns.diagnosed(disease);
            if (!RoaringBitmap.intersects(cases, taken)) {
                taken.or(cases);
                separate.add(disease);
            }
        }
        return separate;
    }

    /** The classes by which cases name their findings, the most frequent first. */
    public List<Node> findings() {
        return of(SelectionKey.WITH);
    }

    /** What is measured, the most frequent first. */
    public List<Node> quantities() {
        return named(CohortParts.byFrequency(
                CohortParts.counted(parts.byObject(CG.measures), RoaringBitmap.bitmapOfRange(0, columns.cases())))
                .stream());
    }

    private List<Node> of(SelectionKey key) {
        return named(
                parts
                        .ofAll(Set.of(key), CohortParts.KEPT, () -> {})
                        .getOrDefault(key, CollectionIndex.Parts.NONE)
                        .first()
                        .stream());
    }

    private static List<Node> named(Stream<CollectionIndex.Counted> things) {
        return things.map(CollectionIndex.Counted::thing)
                .filter(Node::isURI)
                .limit(CohortParts.KEPT)
                .toList();
    }
}
