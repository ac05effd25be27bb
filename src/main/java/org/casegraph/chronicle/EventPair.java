package org.casegraph.chronicle;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.casegraph.explanation.OrderProof;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/**
 * Two events and how the first lies to the second.
 *
 * @param proof why; none where it cannot be told
 */
public record EventPair(CaseEvent first, CaseEvent second, Relation relation, Optional<OrderProof> proof) {
    public static EventPair of(Store store, CaseTimeline timeline, CaseEvent first, CaseEvent second) {
        Relation relation = timeline.relation(first, second);
        return new EventPair(
                first,
                second,
                relation,
                triple(relation, first.node(), second.node())
                        .map(order -> OrderProof.of(
                                order, store.order(), store.dataset().getDefaultGraph())));
    }

    /** The relation as a sentence without its full stop. */
    public String words() {
        if (first.equals(second)) {
            return first.label() + " is one event";
        }
        return relation == Relation.CANNOT_BE_TOLD
                ? "Whether " + first.label() + " comes before or after " + second.label() + " cannot be told"
                : first.label() + " – " + relation.words() + " – " + second.label();
    }

    private static Optional<Triple> triple(Relation relation, Node first, Node second) {
        if (first.equals(second)) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (relation) {
                    case BEFORE -> Triple.create(first, CG.certainlyPrecedes, second);
                    case AFTER -> Triple.create(second, CG.certainlyPrecedes, first);
                    case PROBABLY_BEFORE -> Triple.create(first, CG.probablyPrecedes, second);
                    case PROBABLY_AFTER -> Triple.create(second, CG.probablyPrecedes, first);
                    case NOT_AFTER -> Triple.create(first, CG.certainlyNotAfter, second);
                    case NOT_BEFORE -> Triple.create(second, CG.certainlyNotAfter, first);
                    case PROBABLY_NOT_AFTER -> Triple.create(first, CG.probablyNotAfter, second);
                    case PROBABLY_NOT_BEFORE -> Triple.create(second, CG.probablyNotAfter, first);
                    case TOGETHER -> Triple.create(first, CG.simultaneousWith, second);
                    case CANNOT_BE_TOLD -> null;
                });
    }
}
