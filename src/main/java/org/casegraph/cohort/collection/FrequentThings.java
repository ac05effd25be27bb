package org.casegraph.cohort.collection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.vocabulary.CG;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** What most cases of a collection have, as examples for whoever does not know them. Any number of threads may ask. */
public final class FrequentThings {
    private static final int MOST = 20;

    private final CaseColumns columns;
    private final CohortParts parts;

    /** Made when first asked for; whoever makes it at the same time makes the same. */
    private volatile @Nullable List<Node> findings;

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
        List<Node> known = findings;
        if (known == null) {
            known = of(SelectionKey.WITH);
            findings = known;
        }
        return known;
    }

    /** What is measured, the most frequent first. */
    public List<Node> quantities() {
        return named(columns.objects(CG.measures).stream()
                .map(quantity -> new CollectionIndex.Counted(
                        quantity,
                        columns.casesOf(columns.nodes(CG.measures, quantity)).getCardinality()))
                .filter(one -> one.cases() > 0)
                .sorted(Comparator.comparingInt(CollectionIndex.Counted::cases)
                        .reversed()
                        .thenComparing(one -> one.thing().toString())));
    }

    private List<Node> of(SelectionKey key) {
        CollectionIndex.Parts found = parts.of(
                        new CaseSelection(List.of()),
                        RoaringBitmap.bitmapOfRange(0, columns.cases()),
                        Set.of(key),
                        MOST,
                        () -> {})
                .getOrDefault(key, CollectionIndex.Parts.NONE);
        return named(found.first().stream());
    }

    private static List<Node> named(Stream<CollectionIndex.Counted> things) {
        return things.map(CollectionIndex.Counted::thing)
                .filter(Node::isURI)
                .limit(MOST)
                .toList();
    }
}
