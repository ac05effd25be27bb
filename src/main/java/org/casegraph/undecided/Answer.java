package org.casegraph.undecided;

import java.util.List;

/**
 * One answer that the case leaves possible.
 *
 * @param pairs what it would decide: the pairs whose order it makes certain; of a number of days the pairs whose distance
 *     it narrows whatever the number is
 */
public record Answer(Reply reply, List<MomentPair> pairs) {
    public Answer {
        pairs = List.copyOf(pairs);
    }
}
