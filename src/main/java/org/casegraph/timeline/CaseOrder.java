package org.casegraph.timeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.jena.atlas.lib.Cache;
import org.apache.jena.atlas.lib.CacheFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.casegraph.vocabulary.CG;

/**
 * The order of what happens in each of some cases. A case is solved when it is first asked for, and kept while it is among
 * the last that were. Any number of threads may ask.
 */
public final class CaseOrder {
    /** As many are kept: of thousands few are looked at, and a long case takes megabytes. */
    public static final int KEPT = 64;

    private static final Set<Node> PROPERTIES = Set.of(
            CG.certainlyPrecedes,
            CG.probablyPrecedes,
            CG.certainlyNotAfter,
            CG.probablyNotAfter,
            CG.simultaneousWith,
            CG.orderUndeterminedWith);

    private final Predicate<Node> cases;
    private final Function<Node, Graph> graphs;
    private final Supplier<ClassTree> classes;
    private final Cache<Node, Timeline> kept = CacheFactory.createCache(KEPT);

    /**
     * @param cases whether a name is one of theirs
     * @param graphs what each case states
     * @param classes asked for whenever a case is solved
     * @param solved those that are solved already
     */
    public CaseOrder(
            Predicate<Node> cases,
            Function<Node, Graph> graphs,
            Supplier<ClassTree> classes,
            Map<Node, Timeline> solved) {
        this.cases = cases;
        this.graphs = graphs;
        this.classes = classes;
        solved.forEach(kept::put);
    }

    /** Whether a property relates two occurrences by their order, which is asked here and not read from a graph. */
    public static boolean isOrder(Node property) {
        return PROPERTIES.contains(property);
    }

    public boolean hasCase(Node caseIri) {
        return cases.test(caseIri);
    }

    /** What has a place in the order of a case, in the order of the IRIs; neither a birth nor a gestation is. */
    public List<Node> ordered(Node caseIri) {
        return timeline(caseIri).ordered();
    }

    /** How each of some occurrences of a case lies to each other, by their numbers in the list. */
    public PairwiseOrder among(Node caseIri, List<Node> occurrences) {
        return occurrences.isEmpty()
                ? PairwiseOrder.ofNothing()
                : timeline(caseIri).among(occurrences);
    }

    /** The first day on which an occurrence may start, where its case tells one. */
    public Optional<LocalDate> earliest(Node caseIri, Node occurrence) {
        return timeline(caseIri).earliest(occurrence);
    }

    /** The last day on which an occurrence may start, where its case tells one. */
    public Optional<LocalDate> latest(Node caseIri, Node occurrence) {
        return timeline(caseIri).latest(occurrence);
    }

    /** Whether an order holds between two occurrences of a case; {@link Timeline#proof} lists the properties. */
    public boolean holds(Node caseIri, Triple order) {
        return timeline(caseIri).holds(order.getSubject(), order.getPredicate(), order.getObject());
    }

    /**
     * Allen's relations that hold between two occurrences of a case in some timeline; one that is alone holds in every. None
     * where either has no place in the order, where both are the same, and where the case is too long to be solved.
     */
    public Set<AllenRelation> relations(Node caseIri, Node one, Node other) {
        return timeline(caseIri).relations(one, other);
    }

    /** Whether one of {@link #relations} holds. */
    public boolean allows(Node caseIri, Node one, AllenRelation relation, Node other) {
        return timeline(caseIri).allows(one, relation, other);
    }

    /** Whether it holds in every timeline. */
    public boolean entails(Node caseIri, Node one, AllenRelation relation, Node other) {
        return timeline(caseIri).entails(one, relation, other);
    }

    /** Keeps none of the cases that were solved, which are solved again when they are asked for. */
    public void forget() {
        kept.clear();
    }

    /** The case solved, with its proofs. */
    public Timeline timeline(Node caseIri) {
        if (!hasCase(caseIri)) {
            throw new IllegalArgumentException("no such case: " + caseIri);
        }
        return kept.get(caseIri, name -> Timeline.of(graphs.apply(name), classes.get()));
    }
}
