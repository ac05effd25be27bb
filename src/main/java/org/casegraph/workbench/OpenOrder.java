package org.casegraph.workbench;

import java.util.List;
import org.apache.jena.graph.Node;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.timeline.Timeline;
import org.casegraph.undecided.Undecided;

/**
 * A question whose answer would settle much of a case's open order.
 *
 * @param first one of the two that it is about
 */
public record OpenOrder(String words, Node first, Node second) {
    private static final int MOST = 3;

    /** The most settling first; none where the case contradicts itself, which the check tells. */
    public static List<OpenOrder> of(CaseFile file) {
        SourceGraph source = file.source();
        try {
            return Undecided.of(Timeline.of(source.graph()), source.graph(), MOST).questions().stream()
                    .map(question -> new OpenOrder(
                            question.words(),
                            question.pair().first().node(),
                            question.pair().second().node()))
                    .toList();
        } catch (Problem contradiction) {
            return List.of();
        }
    }
}
