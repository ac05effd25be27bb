package org.casegraph.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;

/** Only pairs of points with constraints have a bound in memory, and of too many points none has. */
class NetworkSizeTest {
    @Test
    void asManyBoundsAreInMemoryAsPairsOfPointsWithConstraints() {
        assertEquals(25, network(4).cells());
        assertEquals(1_000_000, network(Network.MOST_POINTS - 1).cells());
    }

    @Test
    void ofTooManyPointsNoBoundIsInMemory() {
        Network network = network(Network.MOST_POINTS);

        assertFalse(network.isOrdered());
        assertEquals(0, network.cells());
        assertEquals(Network.MOST_POINTS + 1, network.size());
        assertEquals(Bound.NONE, network.bound(TimePoint.start(event(0)), TimePoint.start(event(1))));
        assertTrue(network(4).isOrdered());
    }

    /** Each event comes after the origin of the calendar. */
    private static Network network(int events) {
        List<Constraint> constraints = IntStream.range(0, events)
                .mapToObj(i -> new Constraint(
                        TimePoint.ORIGIN,
                        TimePoint.start(event(i)),
                        Distance.NOT_BEFORE,
                        Strength.STATED,
                        new Step(event(i), "is dated", Optional.empty(), Optional.empty())))
                .toList();
        return new Network(constraints, UnaryOperator.identity());
    }

    private static Node event(int number) {
        return NodeFactory.createURI("https://example.org/event-" + number);
    }
}
