package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The built graph says of the first report what the report says, and nothing that it does not say. */
@ExtendWith(SharedProject.class)
class WangFactsTest {
    private static final List<HeadedBlock> FACTS = HeadedBlock.read("/cases/wang-2022/facts.rq");
    private static final List<HeadedBlock> NOT_STATED = HeadedBlock.read("/cases/wang-2022/not-stated.rq");
    private static final List<HeadedBlock> PLANTS = HeadedBlock.read("/cases/wang-2022/not-stated-planted.ttl");

    private static WangStore store;

    @BeforeAll
    static void read(WangStore built) {
        store = built;
    }

    @Test
    void eachFactHasOneAsk() {
        assertEquals(ids("F", 199), FACTS.stream().map(HeadedBlock::id).toList());
    }

    @TestFactory
    Stream<DynamicTest> eachFactHolds() {
        return FACTS.stream()
                .map(fact -> dynamicTest(fact.heading(), () -> assertTrue(ask(fact, store.graph()), fact::text)));
    }

    @Test
    void noFactHoldsWithoutItsVoice() {
        assertEquals(List.of(), stillTrueWithout(CG.voice));
    }

    @Test
    void noFactHoldsWithoutItsPassage() {
        assertEquals(List.of(), stillTrueWithout(CG.sentence));
    }

    @Test
    void eachThingNotStatedHasOneAsk() {
        assertEquals(ids("N", 50), NOT_STATED.stream().map(HeadedBlock::id).toList());
    }

    @TestFactory
    Stream<DynamicTest> nothingNotStatedHolds() {
        return NOT_STATED.stream()
                .map(row -> dynamicTest(row.heading(), () -> assertFalse(ask(row, store.graph()), row::text)));
    }

    @Test
    void eachThingNotStatedHasAPlant() {
        assertEquals(
                ids("N", 50), PLANTS.stream().map(HeadedBlock::id).distinct().toList());
    }

    @TestFactory
    Stream<DynamicTest> eachPlantIsFound() {
        Map<String, HeadedBlock> asks =
                NOT_STATED.stream().collect(Collectors.toMap(HeadedBlock::id, Function.identity()));

        return PLANTS.stream()
                .map(plant -> dynamicTest(
                        plant.heading(), () -> assertTrue(ask(asks.get(plant.id()), with(plant)), plant::text)));
    }

    private static Graph with(HeadedBlock plant) {
        return new Union(
                store.graph(), RDFParser.fromString(plant.text(), Lang.TURTLE).toGraph());
    }

    private static List<String> stillTrueWithout(Node property) {
        Graph without = GraphMemFactory.createGraphMem2();
        store.graph()
                .find()
                .filterDrop(triple -> triple.getPredicate().equals(property))
                .forEachRemaining(without::add);
        return FACTS.stream()
                .filter(fact -> ask(fact, without))
                .map(HeadedBlock::heading)
                .toList();
    }

    private static boolean ask(HeadedBlock block, Graph graph) {
        return QueryExec.graph(graph).query(block.text()).ask();
    }

    private static List<String> ids(String letter, int last) {
        return IntStream.rangeClosed(1, last)
                .mapToObj(letter.concat("%03d")::formatted)
                .toList();
    }
}
