package org.casegraph.store;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.compose.DisjointUnion;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.problem.Problem;
import org.casegraph.similarity.FindingStatistics;
import org.casegraph.similarity.SimilarityIndex;
import org.casegraph.store.column.ColumnWriter;
import org.casegraph.store.mapped.ColumnDataset;

/**
 * Solves and enlarges cases and writes them as columns, so that none stays in memory. What is told of all of them together
 * is read off the columns, which are then written once more with it.
 */
final class ColumnBuild implements StoreFolder.Filling {
    private final CaseSources sources;
    private final Function<DatasetGraph, Map<Node, Graph>> description;
    private final GraphsInMemory graphs = new GraphsInMemory();
    private final List<Problem> faults = new ArrayList<>();

    /** @param description as {@link StoreBuilder#describedBy} takes it */
    ColumnBuild(CaseSources sources, Function<DatasetGraph, Map<Node, Graph>> description) {
        this.sources = sources;
        this.description = description;
    }

    /** What was told of the cases that were left out, or cannot be ordered. */
    List<Problem> faults() {
        return List.copyOf(faults);
    }

    @Override
    public PrefixMapping fill(ColumnWriter writer, Path scratch) throws IOException {
        graphs.addOntology(sources.ontology());
        graphs.addTerminologies(sources.terminologies());
        int cases = addCases(writer);
        add(graphs.named(), writer);
        ColumnDataset read = written(writer, scratch);
        Map<Node, Graph> further = new LinkedHashMap<>();
        further.put(Store.LABELS, GraphsInMemory.labels(read.union()));
        if (cases > 1) {
            further.put(Store.STATISTICS, statistics(read.union()));
        }
        further.values().removeIf(Graph::isEmpty);
        add(further, writer);
        FrozenDataset whole = with(read, further);
        writer.setIndex(StoreFolder.index(SimilarityIndex.of(whole.getDefaultGraph())));
        add(description.apply(whole), writer);
        return graphs.prefixes();
    }

    /** In the order of their names, so that the same sources give the same bytes. */
    private static void add(Map<Node, Graph> graphs, ColumnWriter writer) {
        graphs.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ColumnWriter.ORDER))
                .forEach(entry -> writer.addGraph(entry.getKey(), entry.getValue()));
    }

    private int addCases(ColumnWriter writer) throws IOException {
        BuildReport unread = new BuildReport("cases");
        CaseStream stream = new CaseStream(graphs.solving(sources.terminologies(), false, unread, unread), writer);
        try {
            sources.cases().accept(stream);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        int cases = stream.finish(graphs::addPrefixes);
        faults.addAll(stream.faults());
        return cases;
    }

    private ColumnDataset written(ColumnWriter writer, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            writer.write(graphs.prefixes(), out);
        }
        return ColumnDataset.open(file);
    }

    private static Graph statistics(Graph union) {
        Graph statistics = GraphsInMemory.newGraph();
        FindingStatistics.of(union).forEach(statistics::add);
        return statistics;
    }

    /** @param further graphs that have no triple of any other */
    private FrozenDataset with(ColumnDataset read, Map<Node, Graph> further) {
        Graph union = read.union();
        for (Graph graph : further.values()) {
            union = new DisjointUnion(union, graph);
        }
        List<Node> names =
                Stream.concat(further.keySet().stream(), read.names().stream()).toList();
        FrozenDataset.Contents contents = new FrozenDataset.Contents(
                union, name -> Optional.ofNullable(further.get(name)).or(() -> read.graph(name)), names);
        return new FrozenDataset(CompletableFuture.completedFuture(contents), graphs.prefixes());
    }
}
