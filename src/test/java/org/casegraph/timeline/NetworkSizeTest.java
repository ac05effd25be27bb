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

/** Only pairs of points that constraints tie in more than one way have a bound in memory, and of too many none has. */
class NetworkSizeTest {
    @Test
    void whatHasOnlyADateCostsNoPairs() {
        Network network = admitted(star(5_000));

        assertEquals(1, network.cells());
        assertEquals(5_001, network.size());
        assertTrue(network.isOrdered());
        assertEquals(Bound.of(-3 * CalendarDuration.DAY, false), network.bound(start(7), start(4)));
        assertEquals(Bound.of(3 * CalendarDuration.DAY, false), network.bound(start(4), start(7)));
    }

    @Test
    void asManyBoundsAreInMemoryAsPairsOfOtherPoints() {
        assertEquals(9, admitted(chain(5)).cells());
        assertEquals(1_000_000, admitted(chain(Network.MOST_POINTS + 2)).cells());
    }

    @Test
    void ofTooManyPointsNoBoundIsInMemory() {
        Network network = admitted(chain(Network.MOST_POINTS + 3));

        assertFalse(network.isOrdered());
        assertEquals(0, network.cells());
        assertEquals(Network.MOST_POINTS + 3, network.size());
        assertEquals(Bound.NONE, network.bound(start(5), start(6)));
    }

    private static Network admitted(List<Constraint> constraints) {
        Network network = new Network(constraints, UnaryOperator.identity());
        constraints.forEach(constraint -> assertEquals(Optional.empty(), network.admit(constraint)));
        return network;
    }

    /** Each event so many days after the origin of the calendar. */
    private static List<Constraint> star(int events) {
        return IntStream.range(0, events)
                .mapToObj(i -> constraint(TimePoint.ORIGIN, start(i), days(i)))
                .toList();
    }

    /** Each event comes after the one before. */
    private static List<Constraint> chain(int events) {
        return IntStream.range(1, events)
                .mapToObj(i -> constraint(start(i - 1), start(i), Distance.NOT_BEFORE))
                .toList();
    }

    private static Constraint constraint(TimePoint earlier, TimePoint later, Distance distance) {
        return new Constraint(
                earlier,
                later,
                distance,
                Strength.STATED,
                new Step(later.occurrence(), "is told", Optional.empty(), Optional.empty()));
    }

    private static Distance days(int days) {
        CalendarDuration exactly = CalendarDuration.parse("P" + days + "D");
        return new Distance(exactly, true, Optional.of(exactly), true, CalendarDuration.ZERO, false);
    }

    private static TimePoint start(int event) {
        return TimePoint.start(event(event));
    }

    private static Node event(int number) {
        return NodeFactory.createURI("https://example.org/event-" + number);
    }
}
