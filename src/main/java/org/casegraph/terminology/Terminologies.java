package org.casegraph.terminology;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.Ancestors;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.vocabulary.CG;

/** The terminologies that are loaded together. */
public final class Terminologies {
    /** The named graph of {@link #indirect()}. */
    public static final Node HIERARCHY = NodeFactory.createURI(CG.BASE + "hierarchy");

    private static final Node SUBCLASS = RDFS.subClassOf.asNode();

    /** HPO has 0.2 million, SNOMED CT 6 million; a tangle beyond this is no terminology. */
    private static final long MOST_INDIRECT = 20_000_000;

    private final Map<Node, Terminology> byName = new LinkedHashMap<>();

    /** @param problems takes a line for each that names the same ontology as one before it, which is left out */
    public static Terminologies of(Collection<Terminology> terminologies, Consumer<Problem> problems) {
        Terminologies all = new Terminologies();
        for (Terminology terminology : terminologies) {
            Terminology first = all.byName.putIfAbsent(terminology.name(), terminology);
            if (first != null) {
                problems.accept(Problem.of(
                        Mistake.BAD_TERMINOLOGY,
                        terminology.file(),
                        "this is " + terminology.title() + ", and " + first.title() + " was read from " + first.file(),
                        "Give one release of a terminology; the first was kept"));
            }
        }
        return all;
    }

    public static Terminologies none() {
        return new Terminologies();
    }

    public boolean isEmpty() {
        return byName.isEmpty();
    }

    /** In the order given. */
    public List<Terminology> list() {
        return List.copyOf(byName.values());
    }

    /** All direct is_a. */
    public Graph direct() {
        Graph direct = GraphMemFactory.createGraphMem2();
        byName.values()
                .forEach(terminology ->
                        terminology.graph().find(Node.ANY, SUBCLASS, Node.ANY).forEachRemaining(direct::add));
        return direct;
    }

    /**
     * What is_a says over more than one step, across the terminologies. With it a query for all below a class needs no
     * property path.
     */
    public Graph indirect() {
        Graph direct = direct();
        Map<Node, Set<Node>> parents = new LinkedHashMap<>();
        direct.find().forEachRemaining(triple -> parents.computeIfAbsent(triple.getSubject(), t -> new HashSet<>())
                .add(triple.getObject()));
        Graph indirect = GraphMemFactory.createGraphMem2();
        long count = 0;
        for (Map.Entry<Node, Set<Node>> term : parents.entrySet()) {
            for (Node above : Ancestors.of(term.getKey(), below -> parents.getOrDefault(below, Set.of()))) {
                if (!term.getValue().contains(above)) {
                    indirect.add(Triple.create(term.getKey(), SUBCLASS, above));
                    count++;
                }
            }
            if (count > MOST_INDIRECT) {
                throw Problem.of(
                        Mistake.BAD_TERMINOLOGY,
                        String.join(
                                ", ",
                                byName.values().stream().map(Terminology::file).toList()),
                        "the hierarchy has more than " + MOST_INDIRECT + " pairs of a class and one above it",
                        "Give fewer terminologies, or an extract");
            }
        }
        return indirect;
    }

    /** Which terms are obsolete and what replaces each: what the rules need to know of the terminologies. */
    public Graph replacements() {
        Graph replacements = GraphMemFactory.createGraphMem2();
        for (Terminology terminology : byName.values()) {
            Graph graph = terminology.graph();
            graph.find(Node.ANY, OBO.REPLACED_BY, Node.ANY).forEachRemaining(triple -> {
                if (graph.contains(triple.getSubject(), OBO.DEPRECATED, Node.ANY)) {
                    replacements.add(triple);
                    labels(graph, triple.getSubject()).forEach(replacements::add);
                    labels(graph, triple.getObject()).forEach(replacements::add);
                }
            });
        }
        return replacements;
    }

    private static List<Triple> labels(Graph graph, Node term) {
        return graph.stream(term, RDFS.label.asNode(), Node.ANY).toList();
    }
}
