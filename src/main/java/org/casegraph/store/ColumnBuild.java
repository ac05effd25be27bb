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
    private final StoreSources sources;
    private final Function<DatasetGraph, Map<Node, Graph>> description;
    private final GraphsInMemory graphs = new GraphsInMemory();
    private final List<Problem> faults = new ArrayList<>();

    /** @param description as {@link StoreBuilder#describedBy} takes it */
    ColumnBuild(StoreSources sources, Function<DatasetGraph, Map<Node, Graph>> description) {
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
        List<Problem> leftOut = new ArrayList<>(sources.repeated());
        try {
            leftOut.addAll(graphs.solve(sources.cases(), sources.terminologies(), one -> add(one, writer)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (sources.given() > 0 && leftOut.size() == sources.given()) {
            throw Problem.all(leftOut);
        }
        faults.addAll(graphs.unordered());
        faults.addAll(leftOut);
        graphs.named().forEach(writer::addGraph);
        ColumnDataset read = written(writer, scratch);
        Map<Node, Graph> further = new LinkedHashMap<>();
        further.put(Store.LABELS, GraphsInMemory.labels(read.union()));
        if (sources.given() - leftOut.size() > 1) {
            further.put(Store.STATISTICS, statistics(read.union()));
        }
        further.values().removeIf(Graph::isEmpty);
        further.forEach(writer::addGraph);
        FrozenDataset whole = with(read, further);
        writer.setIndex(StoreFolder.index(SimilarityIndex.of(whole.getDefaultGraph())));
        description.apply(whole).forEach(writer::addGraph);
        return graphs.prefixes();
    }

    private void add(SolvedCase one, ColumnWriter writer) {
        graphs.addPrefixes(one);
        try {
            writer.addCase(one.name(), one.stated(), one.inferred());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
