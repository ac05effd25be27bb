package org.casegraph.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.cohort.GraphColumns;
import org.casegraph.evaluation.PatternOrder;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.search.SearchFunction;
import org.casegraph.search.TextIndex;
import org.casegraph.similarity.SimilarityIndex;
import org.casegraph.source.SourceGraph;
import org.casegraph.terminology.Terminologies;
import org.casegraph.timeline.CaseOrder;
import org.casegraph.timeline.ClassTree;
import org.casegraph.timeline.Timeline;
import org.casegraph.vocabulary.CG;

/** What a store will hold, until {@link #build} closes it to change. */
public final class StoreBuilder {
    private final Graph union;
    private final Map<Node, Graph> named;
    private final PrefixMapping prefixes;
    private final Set<Node> cases;
    private final Map<Node, Graph> modules;
    private final Map<Node, Timeline> solved;
    private final List<BuildStep> stages;
    private final List<Problem> leftOut = new ArrayList<>();
    private final List<Problem> faults = new ArrayList<>();
    private Optional<Function<DatasetGraph, Map<Node, Graph>>> describe = Optional.empty();
    private DatasetMetadata metadata = DatasetMetadata.NONE;
    private Optional<MappedStore> mapped = Optional.empty();
    private String base = CG.BASE;

    /**
     * @param union holds every triple of the named graphs
     * @param modules what each module of the ontology says by itself
     * @param solved the order of those cases for which it is at hand
     */
    StoreBuilder(
            Graph union,
            Map<Node, Graph> named,
            PrefixMapping prefixes,
            Set<Node> cases,
            Map<Node, Graph> modules,
            Map<Node, Timeline> solved,
            List<BuildStep> stages) {
        this.union = union;
        this.named = new LinkedHashMap<>(named);
        this.prefixes = prefixes;
        this.cases = new LinkedHashSet<>(cases);
        this.modules = modules;
        this.solved = solved;
        this.stages = stages;
    }

    /** Of a store that was built before, and described then. */
    static StoreBuilder of(MappedStore store) {
        StoreBuilder builder = new StoreBuilder(
                Graph.emptyGraph, Map.of(), PrefixMapping.Factory.create(), Set.of(), Map.of(), Map.of(), List.of());
        builder.mapped = Optional.of(store);
        builder.metadata = store.metadata();
        return builder;
    }

    /** As {@link #inMemory(List, Terminologies, List)}, without terminologies. */
    public static StoreBuilder inMemory(List<SourceGraph> ontology, List<SourceGraph> cases) {
        return inMemory(ontology, Terminologies.none(), cases);
    }

    /**
     * Reads, orders and enlarges the cases; in whatever order they are given, the store holds them in that of their IRIs.
     *
     * @param ontology the modules, and the knowledge layer with the modules below its name, in a graph of its own
     * @param terminologies each in a graph of its own, and their hierarchies closed
     * @param cases each named by its case; their graphs are taken as they are
     * @throws Problem if not one case could be taken; {@link #leftOut} tells of those that were not, as they contradict
     *     themselves, have the name of another, or are too large
     */
    public static StoreBuilder inMemory(
            List<SourceGraph> ontology, Terminologies terminologies, List<SourceGraph> cases) {
        return inMemory(new StoreSources(ontology, terminologies, List.of(), cases));
    }

    /** As {@link #inMemory(List, Terminologies, List)}. */
    public static StoreBuilder inMemory(StoreSources sources) {
        List<Problem> leftOut = new ArrayList<>(sources.repeated());
        GraphsInMemory graphs = new GraphsInMemory();
        graphs.addOntology(sources.ontology());
        graphs.addTerminologies(sources.terminologies());
        graphs.addAnnotations(sources.annotations());
        leftOut.addAll(graphs.addCases(sources.cases(), sources.terminologies()));
        if (sources.given() > 0 && leftOut.size() == sources.given()) {
            throw Problem.all(leftOut);
        }
        graphs.join();
        graphs.addLabels();
        if (sources.given() - leftOut.size() > 1) {
            graphs.addStatistics();
        }
        StoreBuilder builder = graphs.builder();
        builder.leftOut.addAll(leftOut);
        builder.faults.addAll(graphs.unordered());
        return builder;
    }

    /** Why cases that were given are not in the store; a problem each. */
    public List<Problem> leftOut() {
        return List.copyOf(leftOut);
    }

    /** How many cases are in the store. */
    public int size() {
        return mapped.map(MappedStore::size).orElseGet(cases::size);
    }

    /** Adds what was told of the sources while they were read, and stopped no other. */
    public StoreBuilder withFaults(List<Problem> ofSources) {
        faults.addAll(ofSources);
        return this;
    }

    /** All that was told of the sources: of what was read, and of what was left out. */
    public List<Problem> faults() {
        return Stream.concat(faults.stream(), leftOut.stream()).toList();
    }

    /**
     * Says this of the cases as a whole, and of what it does not say what was said before.
     *
     * @throws Problem if it says more than a store that was built before, which describes itself
     */
    public StoreBuilder withMetadata(DatasetMetadata given) {
        if (mapped.isPresent() && !given.isEmpty() && !given.or(metadata).equals(metadata)) {
            throw Problem.of(
                    Mistake.BAD_OPTION,
                    "--title, --licence, --source-url",
                    "a built store says what it was built with",
                    "Give them to build");
        }
        metadata = given.or(metadata);
        return this;
    }

    /** What is said of the cases as a whole. */
    public DatasetMetadata metadata() {
        return metadata;
    }

    /**
     * Adds named graphs that say something of all the others. They are made when the store is built, beside other work;
     * whoever reads its dataset first waits for them. A store that was built before has its own.
     *
     * @param description from the dataset without them to the graphs by name
     */
    public StoreBuilder describedBy(Function<DatasetGraph, Map<Node, Graph>> description) {
        describe = Optional.of(description);
        return this;
    }

    /**
     * Says where it will be served, for what a store that was built before says of that.
     *
     * @param address ending with a slash
     */
    public StoreBuilder servedAt(String address) {
        base = address;
        return this;
    }

    /** The store. One that is described is built once, for its union grows. */
    public Store build() {
        return mapped.map(store -> store.servedAt(base)).orElseGet(this::ofMemory);
    }

    private Store ofMemory() {
        FrozenDataset dataset = new FrozenDataset(contents(), prefixes);
        PatternOrder.useIn(dataset.getContext());
        Supplier<SimilarityIndex> similarity = new OnFirstUse<>(() -> SimilarityIndex.of(dataset.getDefaultGraph()));
        Supplier<ClassTree> classes = new OnFirstUse<>(() -> new ClassTree(dataset.getDefaultGraph()));
        CaseOrder order = new CaseOrder(cases::contains, dataset::getGraph, classes, solved);
        CohortQueries.register(dataset.getContext(), union, similarity, () -> new GraphColumns(union), order);
        List<Node> ordered = List.copyOf(cases);
        Supplier<TextIndex> text = new OnFirstUse<>(() -> TextIndex.of(dataset, ordered));
        SearchFunction.register(dataset.getContext(), text);
        Map<Node, Graph> said = Collections.unmodifiableMap(new LinkedHashMap<>(modules));
        return new Store(
                dataset, Optional.empty(), List.copyOf(cases), () -> said, order, similarity, text, stages, metadata);
    }

    private CompletableFuture<FrozenDataset.Contents> contents() {
        FrozenDataset.Contents bare = FrozenDataset.Contents.of(union, named);
        return describe.map(description -> CompletableFuture.supplyAsync(() -> described(bare, description)))
                .orElseGet(() -> CompletableFuture.completedFuture(bare));
    }

    /** The union grows only when the description has been made of it, and nobody else can read it yet. */
    private FrozenDataset.Contents described(
            FrozenDataset.Contents bare, Function<DatasetGraph, Map<Node, Graph>> description) {
        Map<Node, Graph> all = new LinkedHashMap<>(named);
        description
                .apply(new FrozenDataset(CompletableFuture.completedFuture(bare), prefixes))
                .forEach((name, graph) -> {
                    GraphUtil.addInto(union, graph);
                    all.put(name, graph);
                });
        return FrozenDataset.Contents.of(union, all);
    }
}
