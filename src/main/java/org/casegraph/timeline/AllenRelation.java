package org.casegraph.timeline;

import static org.casegraph.timeline.Endpoints.END;
import static org.casegraph.timeline.Endpoints.OTHER_END;
import static org.casegraph.timeline.Endpoints.OTHER_START;
import static org.casegraph.timeline.Endpoints.START;
import static org.casegraph.timeline.Endpoints.before;
import static org.casegraph.timeline.Endpoints.notAfter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.ALLEN;

/**
 * How an interval of time lies to another (Allen, Maintaining knowledge about temporal intervals, Communications of the ACM
 * 26, 1983, doi:10.1145/182.358434). Just one of the thirteen holds between any two, also where one or both end as they
 * start: a point that lies where an interval starts starts it, one that lies where it ends finishes it (Vilain, A system
 * for reasoning about time, AAAI 1982), and two points that are one are equal.
 */
public enum AllenRelation {
    BEFORE(ALLEN.certainlyBefore, ALLEN.possiblyBefore, before(END, OTHER_START)),
    AFTER(ALLEN.certainlyAfter, ALLEN.possiblyAfter, before(OTHER_END, START)),
    MEETS(
            ALLEN.certainlyMeets,
            ALLEN.possiblyMeets,
            before(START, OTHER_START),
            notAfter(END, OTHER_START),
            notAfter(OTHER_START, END),
            before(END, OTHER_END)),
    MET_BY(
            ALLEN.certainlyMetBy,
            ALLEN.possiblyMetBy,
            before(OTHER_START, START),
            notAfter(OTHER_END, START),
            notAfter(START, OTHER_END),
            before(OTHER_END, END)),
    OVERLAPS(
            ALLEN.certainlyOverlaps,
            ALLEN.possiblyOverlaps,
            before(START, OTHER_START),
            before(OTHER_START, END),
            before(END, OTHER_END)),
    OVERLAPPED_BY(
            ALLEN.certainlyOverlappedBy,
            ALLEN.possiblyOverlappedBy,
            before(OTHER_START, START),
            before(START, OTHER_END),
            before(OTHER_END, END)),
    STARTS(
            ALLEN.certainlyStarts,
            ALLEN.possiblyStarts,
            notAfter(START, OTHER_START),
            notAfter(OTHER_START, START),
            before(END, OTHER_END)),
    STARTED_BY(
            ALLEN.certainlyStartedBy,
            ALLEN.possiblyStartedBy,
            notAfter(START, OTHER_START),
            notAfter(OTHER_START, START),
            before(OTHER_END, END)),
    DURING(ALLEN.certainlyDuring, ALLEN.possiblyDuring, before(OTHER_START, START), before(END, OTHER_END)),
    CONTAINS(ALLEN.certainlyContains, ALLEN.possiblyContains, before(START, OTHER_START), before(OTHER_END, END)),
    FINISHES(
            ALLEN.certainlyFinishes,
            ALLEN.possiblyFinishes,
            before(OTHER_START, START),
            notAfter(END, OTHER_END),
            notAfter(OTHER_END, END)),
    FINISHED_BY(
            ALLEN.certainlyFinishedBy,
            ALLEN.possiblyFinishedBy,
            before(START, OTHER_START),
            notAfter(END, OTHER_END),
            notAfter(OTHER_END, END)),
    EQUALS(
            ALLEN.certainlyEquals,
            ALLEN.possiblyEquals,
            notAfter(START, OTHER_START),
            notAfter(OTHER_START, START),
            notAfter(END, OTHER_END),
            notAfter(OTHER_END, END));

    private final Node certainly;
    private final Node possibly;
    private final List<Endpoints.Limit> limits;

    AllenRelation(Node certainly, Node possibly, Endpoints.Limit... limits) {
        this.certainly = certainly;
        this.possibly = possibly;
        this.limits = List.of(limits);
    }

    /** The relation that a property says to hold in every timeline. */
    public static Optional<AllenRelation> certain(Node property) {
        return Arrays.stream(values())
                .filter(relation -> relation.certainly.equals(property))
                .findFirst();
    }

    /** Relates two of which it holds in every timeline. */
    public Node certainly() {
        return certainly;
    }

    /** Relates two of which it holds in some timeline. */
    public Node possibly() {
        return possibly;
    }

    /** What together says that it holds, of an interval that starts and ends and of the other. */
    List<Endpoints.Limit> limits() {
        return limits;
    }
}
