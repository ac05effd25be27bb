package org.casegraph.store;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Labels;
import org.casegraph.inference.Rules;
import org.casegraph.problem.Problem;
import org.casegraph.search.SearchFunction;
import org.casegraph.search.TextIndex;
import org.casegraph.similarity.SharesWith;
import org.casegraph.similarity.SimilarTo;
import org.casegraph.similarity.SimilarityIndex;
import org.casegraph.source.SourceGraph;
import org.casegraph.terminology.Terminologies;
import org.casegraph.timeline.CaseOrder;
import org.casegraph.vocabulary.CG;

/** The cases and the ontology, ordered in time and enlarged by the rules, ready to be asked and closed to change. */
public final class Store implements AutoCloseable {
    /** The graph of all ontology modules. */
    public static final Node ONTOLOGY = NodeFactory.createURI(CG.BASE + "ontology");

    /** The graph of what sources say of diseases in general. */
    public static final Node KNOWLEDGE = NodeFactory.createURI(CG.BASE + "knowledge");

    /** The graph of what the finding classes tell, where there is more than one case. */
    public static final Node STATISTICS = NodeFactory.createURI(CG.BASE + "statistics");

    /** The graph of one label for each node of which nobody tells one in English or without a language, as {@link Labels}. */
    public static final Node LABELS = NodeFactory.createURI(CG.BASE + "labels");

    private final FrozenDataset dataset;
    private final Optional<String> version;
    private final List<Node> cases;
    private final Supplier<Map<Node, Graph>> modules;
    private final CaseOrder order;
    private final Supplier<SimilarityIndex> similarity;
    private final Supplier<TextIndex> text;
    private final List<BuildStep> stages;
    private final DatasetMetadata metadata;

    /**
     * @param version tells the graphs from all others, if that is known
     * @param cases in the order in which they are listed; not to be changed afterwards
     * @param order knows which are its cases
     */
    Store(
            FrozenDataset dataset,
            Optional<String> version,
            List<Node> cases,
            Supplier<Map<Node, Graph>> modules,
            CaseOrder order,
            Supplier<SimilarityIndex> similarity,
            Supplier<TextIndex> text,
            List<BuildStep> stages,
            DatasetMetadata metadata) {
        this.dataset = dataset;
        this.version = version;
        this.cases = cases;
        this.modules = modules;
        this.order = order;
        this.similarity = similarity;
        this.text = text;
        this.stages = List.copyOf(stages);
        this.metadata = metadata;
    }

    /**
     * Builds in memory, as {@link StoreBuilder#inMemory(List, List)} does, without descriptions.
     *
     * @throws Problem if a case contradicts itself or two have one name
     */
    public static Store inMemory(List<SourceGraph> ontology, List<SourceGraph> cases) {
        StoreBuilder builder = StoreBuilder.inMemory(ontology, cases);
        if (!builder.leftOut().isEmpty()) {
            throw Problem.all(builder.leftOut());
        }
        return builder.build();
    }

    /** The graph that holds what was derived of a case: {@code <case>/inferred}. */
    public static Node inferredGraph(Node caseIri) {
        return CaseIris.inferredGraph(caseIri);
    }

    /**
     * The default graph is the union of the named ones: {@link #ONTOLOGY}, {@link #KNOWLEDGE}, {@link Rules#GRAPH},
     * {@link #LABELS}, {@link #STATISTICS}, the terminologies with {@link Terminologies#HIERARCHY}, and each case beside its
     * {@link #inferredGraph}. Its queries may call {@link SimilarTo}, {@link SharesWith} and {@link SearchFunction}. Any number of threads may read it; writing throws
     * {@link UnsupportedOperationException}.
     */
    public DatasetGraph dataset() {
        return dataset;
    }

    /** What each module of {@link #ONTOLOGY} and {@link #KNOWLEDGE} says by itself, by its IRI, in the order given. */
    public Map<Node, Graph> modules() {
        return modules.get();
    }

    /** Another where other graphs are served; empty where nobody knows without reading them. */
    public Optional<String> version() {
        return version;
    }

    /** Whether it was built before: opening it reads nothing, and what is made of it waits until somebody asks for that. */
    public boolean isBuilt() {
        return version.isPresent();
    }

    /** The IRIs of the cases, in order. */
    public List<Node> cases() {
        return Collections.unmodifiableList(cases);
    }

    /** Whether this store holds a case with this IRI. */
    public boolean hasCase(Node caseIri) {
        return order.hasCase(caseIri);
    }

    /** The order of what happens in each case. */
    public CaseOrder order() {
        return order;
    }

    /** All cases by their findings; read from the graph when first asked for. */
    public SimilarityIndex similarity() {
        return similarity.get();
    }

    /** What is said in all graphs; made or opened when first asked for. */
    public TextIndex text() {
        return text.get();
    }

    /** What building made, in the order of the stages. */
    public List<BuildStep> stages() {
        return stages;
    }

    /** What whoever built it says of the cases as a whole. */
    public DatasetMetadata metadata() {
        return metadata;
    }

    @Override
    public void close() {
        dataset.close();
    }
}
