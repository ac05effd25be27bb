package org.casegraph.workbench;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.statement.OrderWord;
import org.casegraph.statement.TimeLength;
import org.casegraph.vocabulary.CG;

/**
 * How something lies in time to another node of the case.
 *
 * @param length how far they are apart; empty where it is not told
 * @param isOnlyTelling whether nothing but the order of telling speaks for it
 */
public record Tie(OrderWord word, Node other, Optional<TimeLength> length, boolean isOnlyTelling) {
    /** Empty for what the words give. */
    Optional<Node> strength() {
        return Optional.of(CG.NarrativeOrder).filter(any -> isOnlyTelling);
    }
}
