package org.casegraph.store;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.evaluation.PatternOrder;
import org.casegraph.evaluation.kept.Kept;
import org.casegraph.search.SearchFunction;
import org.casegraph.search.TextFile;
import org.casegraph.search.TextIndex;
import org.casegraph.similarity.SimilarityIndex;
import org.casegraph.source.Sha256;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.mapped.ColumnDataset;
import org.casegraph.timeline.CaseOrder;
import org.casegraph.timeline.ClassTree;

/**
 * A store that was built before, of which nothing is read until it is asked for.
 *
 * @param text the index of what is said
 * @param metadata what it was built with
 * @param ontology the project's modules
 */
record MappedStore(
        ColumnDataset columns, TextFile text, DatasetMetadata metadata, Supplier<List<SourceGraph>> ontology) {
    int size() {
        return columns.cases().size();
    }

    /** @param base ending with a slash */
    Store servedAt(String base) {
        ColumnDataset mapped = columns.servedAt(base);
        FrozenDataset dataset = FrozenDataset.of(mapped);
        PatternOrder.useIn(dataset.getContext());
        mapped.useIn(dataset.getContext());
        Kept kept = Kept.of(dataset.getContext());
        Supplier<SimilarityIndex> similarity = kept.onNeed(this::similarity);
        List<Node> cases = mapped.cases();
        Supplier<ClassTree> classes = kept.onNeed(() -> new ClassTree(mapped.union()));
        CaseOrder order = new CaseOrder(cases::contains, dataset::getGraph, classes, Map.of());
        kept.alsoClears(order::forget);
        CohortQueries.register(dataset.getContext(), mapped.union(), similarity, mapped::caseColumns, order);
        Supplier<TextIndex> searched = new OnFirstUse<>(() -> TextIndex.of(dataset, text));
        SearchFunction.register(dataset.getContext(), searched);
        return new Store(
                dataset,
                Optional.of(Sha256.of((mapped.sha256() + base).getBytes(StandardCharsets.UTF_8))),
                cases,
                new OnFirstUse<>(this::modules),
                order,
                similarity,
                searched,
                List.of(),
                metadata);
    }

    private SimilarityIndex similarity() {
        try {
            return SimilarityIndex.readFrom(new DataInputStream(new ByteArrayInputStream(columns.index())));
        } catch (IOException e) {
            // Its bytes are as long as they were.
            throw new IllegalStateException(e);
        }
    }

    private Map<Node, Graph> modules() {
        Map<Node, Graph> modules = new LinkedHashMap<>();
        ontology.get().forEach(module -> modules.put(module.name(), module.graph()));
        return modules;
    }
}
