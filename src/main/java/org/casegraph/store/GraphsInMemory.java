package org.casegraph.store;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.annotation.AnnotationSet;
import org.casegraph.graph.Labels;
import org.casegraph.inference.Inference;
import org.casegraph.inference.Rules;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.similarity.FindingStatistics;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.mapped.NumberedGraph;
import org.casegraph.terminology.Terminologies;
import org.casegraph.terminology.Terminology;
import org.casegraph.timeline.CaseOrder;
import org.casegraph.timeline.ClassTree;
import org.casegraph.timeline.Timeline;
import org.casegraph.vocabulary.CG;

/** The graphs of a store while they are made of sources: ontology, terminologies, cases, their union, statistics. */
final class GraphsInMemory {
    /** Solved cases that wait for their place in the order. */
    private static final int AT_ONCE = 256;

    private final List<Problem> unordered = new ArrayList<>();
    private final Graph union = newGraph();
    private final Map<Node, Graph> named = new LinkedHashMap<>();
    private final PrefixMapping prefixes = PrefixMapping.Factory.create().setNsPrefix("cg", CG.NS);
    private final Set<Node> cases = new LinkedHashSet<>();
    private final Map<Node, Graph> modules = new LinkedHashMap<>();
    private final Map<Node, Timeline> solved = new LinkedHashMap<>();
    private final List<BuildStep> stages = new ArrayList<>();

    /** All modules, which rules see beside a case. */
    private final Graph terms = newGraph();

    /** The fastest of Jena's graphs in memory to ask; in a dataset of its own it would be copied on each write. */
    static Graph newGraph() {
        return GraphMemFactory.createGraphMem2();
    }

    void addOntology(List<SourceGraph> ontology) {
        for (SourceGraph module : ontology) {
            modules.put(module.name(), module.graph());
            Node name = isKnowledge(module.name()) ? Store.KNOWLEDGE : Store.ONTOLOGY;
            GraphUtil.addInto(named.computeIfAbsent(name, graph -> newGraph()), module.graph());
            GraphUtil.addInto(terms, module.graph());
            addPrefixes(module.graph().getPrefixMapping().getNsPrefixMap());
        }
    }

    private static boolean isKnowledge(Node module) {
        return module.equals(Store.KNOWLEDGE) || module.getURI().startsWith(Store.KNOWLEDGE.getURI() + "/");
    }

    /** Adds each terminology and what lies more than one step up in them. */
    void addTerminologies(Terminologies terminologies) {
        if (terminologies.isEmpty()) {
            return;
        }
        BuildReport closing = new BuildReport("terminologies");
        Graph indirect = closing.time(terminologies::indirect);
        for (Terminology terminology : terminologies.list()) {
            named.put(terminology.name(), terminology.graph());
            closing.made(terminology.graph().size());
        }
        named.put(Terminologies.HIERARCHY, indirect);
        closing.made(indirect.size());
        GraphUtil.addInto(terms, terminologies.replacements());
        stages.add(closing.stage());
    }

    /** Adds each to the graphs that stand by themselves: no rule sees them, so that none reaches a case. */
    void addAnnotations(List<AnnotationSet> annotations) {
        annotations.forEach(each -> named.put(each.name(), each.graph()));
    }

    /**
     * Adds the rules.
     *
     * @return solves and enlarges a case by all that was added; any number of threads may do so
     */
    Function<SourceGraph, SolvedCase> solving(
            Terminologies terminologies, boolean isTimelineKept, BuildReport solving, BuildReport inferring) {
        Rules rules = Rules.ofProject();
        Inference inference = Inference.of(rules, terminologies.direct());
        named.put(Rules.GRAPH, rules.described());
        ClassTree classes = new ClassTree(terms);
        return source -> SolvedCase.of(source, terms, classes, inference, isTimelineKept, solving, inferring);
    }

    /**
     * Adds the rules, and each case with what follows from it, as many at once as there are processors.
     *
     * @param sources is empty at the end
     * @return why cases were left out, in the order given: they contradict themselves, or are too large
     */
    List<Problem> addCases(Deque<SourceGraph> sources, Terminologies terminologies) {
        BuildReport solving = new BuildReport("timeline");
        BuildReport inferring = new BuildReport("inference");
        Function<SourceGraph, SolvedCase> solve =
                solving(terminologies, sources.size() <= CaseOrder.KEPT, solving, inferring);
        List<Problem> leftOut = new ArrayList<>();
        while (!sources.isEmpty()) {
            List<SourceGraph> next = new ArrayList<>();
            while (next.size() < AT_ONCE && !sources.isEmpty()) {
                next.add(sources.remove());
            }
            next.parallelStream().map(source -> attempt(source, solve)).toList().forEach(attempt -> {
                Attempt last = attempt.isShortOfMemory() ? attempt(attempt.source(), solve) : attempt;
                last.solved().ifPresent(this::add);
                last.solved().flatMap(SolvedCase::unordered).ifPresent(unordered::add);
                last.problem().ifPresent(leftOut::add);
            });
        }
        stages.add(solving.stage());
        stages.add(inferring.stage());
        return leftOut;
    }

    private record Attempt(
            SourceGraph source, Optional<SolvedCase> solved, Optional<Problem> problem, boolean isShortOfMemory) {}

    /** Whoever runs out of memory need not be the one who took it, so such a case is tried again when it is alone. */
    private static Attempt attempt(SourceGraph source, Function<SourceGraph, SolvedCase> solve) {
        try {
            return new Attempt(source, Optional.of(solve.apply(source)), Optional.empty(), false);
        } catch (Problem problem) {
            return new Attempt(source, Optional.empty(), Optional.of(problem), false);
        } catch (OutOfMemoryError e) {
            Problem problem = Problem.of(
                    Mistake.CASE_TOO_LARGE,
                    source.file() + ": " + source.name(),
                    "there is not enough memory for what follows from it",
                    "Give Java more memory by -Xmx, or leave it out; the rest goes in",
                    e);
            return new Attempt(source, Optional.empty(), Optional.of(problem), true);
        }
    }

    private void add(SolvedCase one) {
        addPrefixes(one.stated().getPrefixMapping().getNsPrefixMap());
        cases.add(one.name());
        named.put(one.name(), one.stated());
        named.put(Store.inferredGraph(one.name()), one.inferred());
        one.timeline().ifPresent(timeline -> solved.put(one.name(), timeline));
    }

    /** Makes the union of all graphs. */
    void join() {
        BuildReport joining = new BuildReport("store");
        joining.time(() -> {
            // GraphUtil would first make a list of all triples of each graph.
            named.values().forEach(graph -> graph.find().forEach(union::add));
            return union;
        });
        joining.made(union.size());
        union.getPrefixMapping().setNsPrefixes(prefixes);
        stages.add(joining.stage());
    }

    /** Gives a label to what has none that a query finds. */
    void addLabels() {
        Graph labels = labels(union);
        if (!labels.isEmpty()) {
            labels.find().forEach(union::add);
            named.put(Store.LABELS, labels);
        }
    }

    /** The label that is shown of what has none that a query for English finds, such as a term that only records name. */
    static Graph labels(Graph union) {
        Graph labels = newGraph();
        Labels shown = new Labels(union);
        Stream.concat(
                        Stream.of(CG.recordedLabel, SKOS.prefLabel.asNode())
                                .flatMap(property -> union.stream(Node.ANY, property, Node.ANY)
                                        .map(Triple::getSubject)),
                        unread(union))
                .filter(node -> node.isURI()
                        && !labels.contains(node, Node.ANY, Node.ANY)
                        && G.listSP(union, node, RDFS.label.asNode()).stream().noneMatch(GraphsInMemory::isRead))
                .forEach(node -> shown.find(node)
                        .ifPresent(
                                text -> labels.add(node, RDFS.label.asNode(), NodeFactory.createLiteralString(text))));
        return labels;
    }

    /** Those that have a label in a language that is not read. All nodes of all cases have a label, nearly all one that is. */
    private static Stream<Node> unread(Graph union) {
        Optional<NumberedGraph> numbered = NumberedGraph.of(union);
        if (numbered.isEmpty()) {
            return union.stream(Node.ANY, RDFS.label.asNode(), Node.ANY)
                    .filter(triple -> !isRead(triple.getObject()))
                    .map(Triple::getSubject);
        }
        BitSet read = new BitSet();
        BitSet unread = new BitSet();
        IntStream.Builder subjects = IntStream.builder();
        numbered.get().forEach(RDFS.label.asNode(), (subject, property, label) -> {
            if (!read.get(label) && !unread.get(label)) {
                (isRead(numbered.get().term(label)) ? read : unread).set(label);
            }
            if (unread.get(label)) {
                subjects.add(subject);
            }
        });
        return subjects.build().mapToObj(numbered.get()::term);
    }

    private static boolean isRead(Node label) {
        return label.isLiteral() && Set.of("", "en").contains(label.getLiteralLanguage());
    }

    /** Counts what the union tells of all cases together. */
    void addStatistics() {
        BuildReport counting = new BuildReport("statistics");
        Graph statistics = counting.time(() -> {
            Graph counted = newGraph();
            FindingStatistics.of(union).forEach(counted::add);
            return counted;
        });
        statistics.find().forEach(union::add);
        named.put(Store.STATISTICS, statistics);
        counting.made(statistics.size());
        stages.add(counting.stage());
    }

    /** What is told of cases that are in, and too long to be ordered by pairs. */
    List<Problem> unordered() {
        return List.copyOf(unordered);
    }

    StoreBuilder builder() {
        return new StoreBuilder(union, named, prefixes, cases, modules, solved, stages);
    }

    /** The graphs by their names: of the ontology, the terminologies and the rules, and of those cases that were kept. */
    Map<Node, Graph> named() {
        return named;
    }

    PrefixMapping prefixes() {
        return prefixes;
    }

    /** The empty prefix is left out: each case has its own. */
    void addPrefixes(Map<String, String> further) {
        further.forEach((prefix, iri) -> {
            if (!prefix.isEmpty() && prefixes.getNsPrefixURI(prefix) == null) {
                prefixes.setNsPrefix(prefix, iri);
            }
        });
    }
}
