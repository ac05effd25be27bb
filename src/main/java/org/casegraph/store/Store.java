package org.casegraph.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.inference.Inference;
import org.casegraph.inference.Rules;
import org.casegraph.problem.Problem;
import org.casegraph.similarity.CaseFunctions;
import org.casegraph.similarity.FindingStatistics;
import org.casegraph.similarity.SharesWith;
import org.casegraph.similarity.SimilarTo;
import org.casegraph.similarity.SimilarityIndex;
import org.casegraph.source.SourceGraph;
import org.casegraph.terminology.Terminologies;
import org.casegraph.terminology.Terminology;
import org.casegraph.timeline.ClassTree;
import org.casegraph.timeline.Timeline;
import org.casegraph.vocabulary.CG;

/** The cases and the ontology, ordered in time and enlarged by the rules, ready to be asked and closed to change. */
public final class Store implements AutoCloseable {
    /** The graph of all ontology modules. */
    public static final Node ONTOLOGY = NodeFactory.createURI(CG.BASE + "ontology");

    /** The graph of what sources say of diseases in general. */
    public static final Node KNOWLEDGE = NodeFactory.createURI(CG.BASE + "knowledge");

    /** The graph of what the finding classes tell, where there is more than one case. */
    public static final Node STATISTICS = NodeFactory.createURI(CG.BASE + "statistics");

    private final FrozenDataset dataset;
    private final Set<Node> cases;
    private final Map<Node, Graph> modules;
    private final Supplier<SimilarityIndex> similarity;
    private final List<BuildStep> stages;

    /** Solved again when asked for, since of thousands few are looked at. */
    private final Map<Node, Timeline> timelines = new ConcurrentHashMap<>();

    private Store(
            FrozenDataset dataset,
            Set<Node> cases,
            Map<Node, Graph> modules,
            Supplier<SimilarityIndex> similarity,
            List<BuildStep> stages) {
        this.dataset = dataset;
        this.cases = cases;
        this.modules = modules;
        this.similarity = similarity;
        this.stages = List.copyOf(stages);
    }

    /**
     * Builds in memory.
     *
     * @param ontology the modules, and the knowledge layer with the modules below its name, in a graph of its own
     * @param cases each named by its case; two of one name are a {@link Problem}
     */
    public static Store inMemory(List<SourceGraph> ontology, List<SourceGraph> cases) {
        return inMemory(ontology, Terminologies.none(), cases);
    }

    /** As {@link #inMemory(List, List)}, with each terminology in a graph of its own and the hierarchies closed. */
    public static Store inMemory(List<SourceGraph> ontology, Terminologies terminologies, List<SourceGraph> cases) {
        refuseRepeatedCases(cases);
        Map<Node, Graph> named = new LinkedHashMap<>();
        PrefixMapping prefixes = PrefixMapping.Factory.create().setNsPrefix("cg", CG.NS);

        Graph terms = newGraph();
        Map<Node, Graph> modules = new LinkedHashMap<>();
        for (SourceGraph module : ontology) {
            modules.put(module.name(), module.graph());
            Node name = isKnowledge(module.name()) ? KNOWLEDGE : ONTOLOGY;
            copy(module.graph(), named.computeIfAbsent(name, n -> newGraph()), prefixes);
            copy(module.graph(), terms, prefixes);
        }

        BuildReport closing = new BuildReport("terminologies");
        if (!terminologies.isEmpty()) {
            closing.made(closing.time(() -> addNamed(terminologies, named)));
            GraphUtil.addInto(terms, terminologies.replacements());
        }

        Rules rules = Rules.ofProject();
        Inference inference = Inference.of(rules, terminologies.direct());
        named.put(Rules.GRAPH, rules.described());

        BuildReport solving = new BuildReport("timeline");
        BuildReport inferring = new BuildReport("inference");
        ClassTree classes = new ClassTree(terms);
        Map<SourceGraph, Problem> contradictions = new ConcurrentHashMap<>();
        List<SolvedCase> solved = cases.parallelStream()
                .flatMap(source -> {
                    try {
                        return Stream.of(SolvedCase.of(source, terms, classes, inference, solving, inferring));
                    } catch (Problem contradiction) {
                        contradictions.put(source, contradiction);
                        return Stream.empty();
                    }
                })
                .toList();
        if (!contradictions.isEmpty()) {
            throw Problem.all(cases.stream()
                    .filter(contradictions::containsKey)
                    .map(contradictions::get)
                    .toList());
        }
        Set<Node> names = new LinkedHashSet<>();
        for (SolvedCase one : solved) {
            addPrefixes(one.stated(), prefixes);
            names.add(one.name());
            named.put(one.name(), one.stated());
            named.put(inferredGraph(one.name()), one.inferred());
        }

        BuildReport joining = new BuildReport("store");
        Graph union = newGraph();
        joining.time(() -> {
            named.values().forEach(graph -> graph.find().forEach(union::add));
            return union;
        });
        joining.made(union.size());
        BuildReport counting = new BuildReport("statistics");
        if (cases.size() > 1) {
            Graph statistics = counting.time(() -> {
                Graph counted = newGraph();
                FindingStatistics.of(union).forEach(counted::add);
                return counted;
            });
            statistics.find().forEach(union::add);
            named.put(STATISTICS, statistics);
            counting.made(statistics.size());
        }
        union.getPrefixMapping().setNsPrefixes(prefixes);
        List<BuildStep> stages = Stream.concat(
                        terminologies.isEmpty() ? Stream.empty() : Stream.of(closing.stage()),
                        Stream.of(solving.stage(), inferring.stage(), joining.stage(), counting.stage()))
                .toList();
        return of(union, named, prefixes, names, modules, stages);
    }

    /**
     * @param union holds every triple of the named graphs
     * @param modules what each module of the ontology says by itself
     */
    static Store of(
            Graph union,
            Map<Node, Graph> named,
            PrefixMapping prefixes,
            Set<Node> cases,
            Map<Node, Graph> modules,
            List<BuildStep> stages) {
        FrozenDataset dataset = new FrozenDataset(new FrozenDataset.Contents(union, named), prefixes);
        PatternOrder.useIn(dataset.getContext());
        Supplier<SimilarityIndex> similarity = onFirstUse(() -> SimilarityIndex.of(union));
        CaseFunctions.register(dataset.getContext(), union, similarity);
        return new Store(dataset, cases, modules, similarity, stages);
    }

    /**
     * The same store with further named graphs that say something of it. They are made at once and beside other work;
     * whoever reads the dataset first waits for them. This store itself is not to be read any more.
     *
     * @param describe from this store's dataset to the graphs by name
     */
    public Store describedBy(Function<DatasetGraph, Map<Node, Graph>> describe) {
        FrozenDataset described = new FrozenDataset(
                CompletableFuture.supplyAsync(() -> dataset.with(describe.apply(dataset))),
                PrefixMapping.Factory.create().setNsPrefixes(dataset.prefixes().getMapping()));
        described.getContext().putAll(dataset.getContext());
        return new Store(described, cases, modules, similarity, stages);
    }

    /** The graph that holds what was derived of a case: {@code <case>/inferred}. */
    public static Node inferredGraph(Node caseIri) {
        return NodeFactory.createURI(caseIri.getURI() + "/inferred");
    }

    private static boolean isKnowledge(Node module) {
        return module.equals(KNOWLEDGE) || module.getURI().startsWith(KNOWLEDGE.getURI() + "/");
    }

    /**
     * The default graph is the union of the named ones: {@link #ONTOLOGY}, {@link #KNOWLEDGE}, {@link Rules#GRAPH},
     * {@link #STATISTICS}, the terminologies with {@link Terminologies#HIERARCHY}, and each case beside its
     * {@link #inferredGraph}. Its queries may call {@link SimilarTo} and {@link SharesWith}. Any number of threads may read it; writing throws
     * {@link UnsupportedOperationException}.
     */
    public DatasetGraph dataset() {
        return dataset;
    }

    /** What each module of {@link #ONTOLOGY} and {@link #KNOWLEDGE} says by itself, by its IRI, in the order given. */
    public Map<Node, Graph> modules() {
        return Collections.unmodifiableMap(modules);
    }

    /** The IRIs of the cases, in the order given. */
    public List<Node> cases() {
        return List.copyOf(cases);
    }

    /** Whether this store holds a case with this IRI. */
    public boolean hasCase(Node caseIri) {
        return cases.contains(caseIri);
    }

    /** The solved order of a case that this store holds. */
    public Timeline timeline(Node caseIri) {
        if (!hasCase(caseIri)) {
            throw new IllegalArgumentException("no such case: " + caseIri);
        }
        return timelines.computeIfAbsent(
                caseIri, name -> Timeline.of(dataset.getGraph(name), new ClassTree(dataset.getDefaultGraph())));
    }

    /** All cases by their findings; read from the graph when first asked for. */
    public SimilarityIndex similarity() {
        return similarity.get();
    }

    /** What building made, in the order of the stages. */
    public List<BuildStep> stages() {
        return stages;
    }

    @Override
    public void close() {
        dataset.close();
    }

    private static void refuseRepeatedCases(List<SourceGraph> cases) {
        Map<Node, String> files = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (SourceGraph source : cases) {
            String first = files.putIfAbsent(source.name(), source.file());
            if (first != null) {
                problems.add(Problem.of(
                        source.where(source.name()),
                        "the case " + source.name() + " is also in " + first,
                        "Give one of the two another case id, or leave one out"));
            }
        }
        if (!problems.isEmpty()) {
            throw Problem.all(problems);
        }
    }

    private static Supplier<SimilarityIndex> onFirstUse(Supplier<SimilarityIndex> index) {
        AtomicReference<SimilarityIndex> built = new AtomicReference<>();
        return () -> {
            if (built.get() == null) {
                synchronized (built) {
                    if (built.get() == null) {
                        built.set(index.get());
                    }
                }
            }
            return built.get();
        };
    }

    /** The fastest of Jena's graphs in memory to ask; in a dataset of its own it would be copied on each write. */
    static Graph newGraph() {
        return GraphMemFactory.createGraphMem2();
    }

    private static void copy(Graph from, Graph to, PrefixMapping prefixes) {
        from.find().forEach(to::add);
        addPrefixes(from, prefixes);
    }

    /** The empty prefix is left out: each case has its own. */
    private static void addPrefixes(Graph from, PrefixMapping prefixes) {
        from.getPrefixMapping().getNsPrefixMap().forEach((prefix, iri) -> {
            if (!prefix.isEmpty() && prefixes.getNsPrefixURI(prefix) == null) {
                prefixes.setNsPrefix(prefix, iri);
            }
        });
    }

    /** Adds each terminology and what lies more than one step up in them; returns how many triples these are. */
    private static long addNamed(Terminologies terminologies, Map<Node, Graph> named) {
        long triples = 0;
        for (Terminology terminology : terminologies.list()) {
            named.put(terminology.name(), terminology.graph());
            triples += terminology.graph().size();
        }
        Graph indirect = terminologies.indirect();
        named.put(Terminologies.HIERARCHY, indirect);
        return triples + indirect.size();
    }
}
