package org.casegraph.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.casegraph.source.OwnCases;
import org.casegraph.source.SourceGraph;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CaseOrderTest {
    private static final List<Node> ORDERS =
            List.of(CG.certainlyPrecedes, CG.certainlyNotAfter, CG.probablyPrecedes, CG.simultaneousWith);

    /** Asked or read, the order is one: what the seam answers of each two is what stands in the inferred graph. */
    @TestFactory
    Stream<DynamicTest> whatIsAskedIsWhatFollowsAsTriples() {
        return OwnCases.all().stream()
                .map(source -> DynamicTest.dynamicTest(source.file(), () -> {
                    CaseOrder order = order(source, new AtomicInteger());
                    Set<Triple> follows =
                            order.timeline(source.name()).derived(source.name()).collect(Collectors.toSet());
                    List<Node> nodes = follows.stream()
                            .filter(triple -> ORDERS.contains(triple.getPredicate()))
                            .flatMap(triple -> Stream.of(triple.getSubject(), triple.getObject()))
                            .distinct()
                            .toList();
                    assertFalse(nodes.isEmpty());

                    assertEquals(orders(follows), asked(order, source.name(), nodes));
                    for (Node node : nodes) {
                        assertEquals(
                                day(follows, node, CG.earliest),
                                order.earliest(source.name(), node).map(Object::toString));
                        assertEquals(
                                day(follows, node, CG.latest),
                                order.latest(source.name(), node).map(Object::toString));
                    }
                }));
    }

    @Test
    void aCaseIsSolvedWhenItIsFirstAskedForAndNotAgain() {
        SourceGraph source = OwnCases.all().get(0);
        AtomicInteger solved = new AtomicInteger();
        CaseOrder order = order(source, solved);
        assertEquals(0, solved.get());

        order.timeline(source.name());
        order.among(source.name(), List.of(source.name()));

        assertEquals(1, solved.get());
    }

    @Test
    void aCaseThatIsNotThereIsAMistake() {
        CaseOrder order = order(OwnCases.all().get(0), new AtomicInteger());

        assertThrows(IllegalArgumentException.class, () -> order.timeline(CG.Case));
    }

    private static CaseOrder order(SourceGraph source, AtomicInteger solved) {
        return new CaseOrder(
                source.name()::equals,
                name -> {
                    solved.incrementAndGet();
                    return source.graph();
                },
                ClassTree::ofProject,
                Map.of());
    }

    private static Set<Triple> orders(Set<Triple> follows) {
        return follows.stream()
                .filter(triple -> ORDERS.contains(triple.getPredicate()))
                .collect(Collectors.toSet());
    }

    private static Set<Triple> asked(CaseOrder order, Node caseIri, List<Node> nodes) {
        PairwiseOrder pairs = order.among(caseIri, nodes);
        Set<Triple> held = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            for (int j = 0; j < nodes.size(); j++) {
                if (i != j) {
                    add(pairs.certainlyPrecedes(i, j), nodes.get(i), CG.certainlyPrecedes, nodes.get(j), held);
                    add(pairs.certainlyNotAfter(i, j), nodes.get(i), CG.certainlyNotAfter, nodes.get(j), held);
                    add(pairs.probablyPrecedes(i, j), nodes.get(i), CG.probablyPrecedes, nodes.get(j), held);
                    add(pairs.areSimultaneous(i, j), nodes.get(i), CG.simultaneousWith, nodes.get(j), held);
                }
            }
        }
        held.forEach(triple -> assertEquals(true, order.holds(caseIri, triple), triple.toString()));
        return held;
    }

    private static void add(boolean holds, Node one, Node property, Node other, Set<Triple> held) {
        if (holds) {
            held.add(Triple.create(one, property, other));
        }
    }

    private static Optional<String> day(Set<Triple> follows, Node node, Node property) {
        return follows.stream()
                .filter(triple -> triple.getSubject().equals(node)
                        && triple.getPredicate().equals(property))
                .map(triple -> triple.getObject().getLiteralLexicalForm())
                .findFirst();
    }
}
