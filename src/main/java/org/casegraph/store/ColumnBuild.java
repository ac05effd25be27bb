package org.casegraph.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.compose.DisjointUnion;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.problem.Problem;
import org.casegraph.rounds.Beside;
import org.casegraph.search.EarlierIndex;
import org.casegraph.search.TextIndexing;
import org.casegraph.similarity.FindingStatistics;
import org.casegraph.similarity.SimilarityIndex;
import org.casegraph.store.column.ColumnWriter;
import org.casegraph.store.mapped.ColumnDataset;

/**
 * Solves and enlarges cases and writes them as columns, so that none stays in memory. What is told of all of them together
 * is read off the columns, which are then written again with it: once with what is counted of the cases, and once more with
 * what describes all that.
 */
final class ColumnBuild implements StoreSwap.Filling {
    private final CaseSources sources;
    private final Function<DatasetGraph, Map<Node, Graph>> description;
    private final BuildWatch watch;
    private final Optional<StoreFolder.Whole> before;
    private final GraphsInMemory graphs = new GraphsInMemory();
    private final List<Problem> faults = new ArrayList<>();
    private Set<Node> unchanged = Set.of();

    /**
     * @param description as {@link StoreBuilder#describedBy} takes it
     * @param before the store that is replaced, if it is whole
     */
    ColumnBuild(
            CaseSources sources,
            Function<DatasetGraph, Map<Node, Graph>> description,
            BuildWatch watch,
            Optional<StoreFolder.Whole> before) {
        this.before = before;
        this.sources = sources;
        this.description = description;
        this.watch = watch;
    }

    /** What was told of the cases that were left out, or cannot be ordered. */
    List<Problem> faults() {
        return List.copyOf(faults);
    }

    /** How many cases were not read again. */
    int unchanged() {
        return unchanged.size();
    }

    @Override
    public PrefixMapping fill(ColumnWriter writer, Path scratch, TextIndexing text) throws IOException {
        graphs.addOntology(sources.ontology());
        graphs.addTerminologies(sources.terminologies());
        graphs.addAnnotations(sources.annotations());
        int cases = addCases(writer);
        add(graphs.named(), writer);
        watch.at("counting what cases have", 0, -1);
        ColumnDataset cased = written(writer, graphs.prefixes(), scratch.resolveSibling("cases.cgc"));
        Map<Node, Graph> further = new HashMap<>();
        try (Beside<Graph> statistics = Beside.begin("counts of all cases", () -> statistics(cased.union(), cases))) {
            Graph labels = GraphsInMemory.labels(cased.union());
            // Neither what is counted nor what describes the store names anything that is searched.
            text.begin(frozen(cased, new DisjointUnion(cased.union(), labels)), cased.cases(), earlierIndex(cased));
            further.put(Store.LABELS, labels);
            further.put(Store.STATISTICS, statistics.made());
        }
        further.values().removeIf(Graph::isEmpty);
        add(further, writer);
        watch.at("describing the store", 0, -1);
        ColumnDataset whole = written(writer, graphs.prefixes(), scratch.resolveSibling("whole.cgc"));
        try (Beside<byte[]> index = Beside.begin("similarity", () -> index(SimilarityIndex.of(whole.union())));
                Beside<byte[]> cohort = Beside.begin(
                        "parts of all cases", () -> CohortQueries.prepare(whole.union(), whole.caseColumns()))) {
            add(description.apply(frozen(whole, whole.union())), writer);
            writer.setIndex(index.made());
            writer.setCohort(cohort.made());
        }
        watch.at("writing the store", 0, -1);
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
        String madeBy = EarlierBuild.madeBy(sources.terminologies().list());
        CaseStream stream = new CaseStream(
                graphs.solving(sources.terminologies(), false, unread, unread),
                writer,
                EarlierBuild.of(before.map(StoreFolder.Whole::columns), madeBy),
                madeBy);
        try {
            sources.cases().accept(stream);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        int cases = stream.finish(graphs::addPrefixes, watch);
        faults.addAll(stream.faults());
        unchanged = stream.unchanged();
        writer.setOrigins(EarlierBuild.origins(madeBy, stream.origins()));
        return cases;
    }

    /** Of the store before, if some of it was made of the same. */
    private Optional<EarlierIndex> earlierIndex(ColumnDataset now) {
        return before.filter(store -> !unchanged.isEmpty()).flatMap(store -> store.text()
                .map(text -> new EarlierIndex(text, FrozenDataset.of(store.columns()), unchanged, now::graphsWith)));
    }

    /** None of a single case. */
    private static Graph statistics(Graph union, int cases) {
        Graph statistics = GraphsInMemory.newGraph();
        if (cases > 1) {
            FindingStatistics.of(union).forEach(statistics::add);
        }
        return statistics;
    }

    private FrozenDataset frozen(ColumnDataset read, Graph union) {
        FrozenDataset.Contents contents = new FrozenDataset.Contents(union, read::graph, read.names());
        return new FrozenDataset(CompletableFuture.completedFuture(contents), graphs.prefixes());
    }

    /** What was added so far, to be asked. */
    static ColumnDataset written(ColumnWriter writer, PrefixMapping prefixes, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            writer.write(prefixes, out);
        }
        return ColumnDataset.open(file);
    }

    /** As {@link MappedStore} reads it. */
    static byte[] index(SimilarityIndex similarity) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        similarity.writeTo(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
