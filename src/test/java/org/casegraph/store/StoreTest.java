package org.casegraph.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.inference.Rules;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;

class StoreTest {
    private static final Node FIRST = NodeFactory.createURI(CG.CASE_BASE + "first");
    private static final Node SECOND = NodeFactory.createURI(CG.CASE_BASE + "second");
    private static final Node UNKNOWN = NodeFactory.createURI(CG.CASE_BASE + "unknown");

    private final Store store = Store.inMemory(
            List.of(
                    ontology("core.ttl", Store.ONTOLOGY, "one"),
                    ontology("findings.ttl", NodeFactory.createURI(CG.BASE + "ontology/findings"), "two"),
                    ontology("knowledge.ttl", Store.KNOWLEDGE, "three"),
                    ontology("syndromes.ttl", NodeFactory.createURI(CG.BASE + "knowledge/syndromes"), "four")),
            List.of(aCase("first.ttl", FIRST), aCase("second.ttl", SECOND)));

    @Test
    void theDefaultGraphHoldsEveryNamedGraph() {
        DatasetGraph dataset = store.dataset();

        Iter.toList(dataset.listGraphNodes()).forEach(name -> dataset.getGraph(name)
                .find()
                .forEach(triple -> assertTrue(dataset.getDefaultGraph().contains(triple), triple.toString())));
        assertEquals(
                dataset.getDefaultGraph().size(),
                dataset.getGraph(Quad.unionGraph).size());
    }

    @Test
    void modulesShareOneGraphAndKnowledgeAndEachCaseHaveTheirOwn() {
        assertEquals(
                Set.of(
                        Store.ONTOLOGY,
                        Store.KNOWLEDGE,
                        Rules.GRAPH,
                        Store.STATISTICS,
                        FIRST,
                        SECOND,
                        Store.inferredGraph(FIRST),
                        Store.inferredGraph(SECOND)),
                Iter.toSet(store.dataset().listGraphNodes()));
        assertEquals(2, store.dataset().getGraph(Store.ONTOLOGY).size());
        assertEquals(2, store.dataset().getGraph(Store.KNOWLEDGE).size());
        assertEquals(List.of(FIRST, SECOND), store.cases());
    }

    @Test
    void prefixesOfTheSourcesServeTheDefaultGraph() {
        assertEquals(CG.NS, store.dataset().prefixes().get("cg"));
        assertEquals("https://example.org/", store.dataset().prefixes().get("ex"));
    }

    @Test
    void twoCasesOfOneNameAreAProblemThatNamesBothFiles() {
        List<SourceGraph> cases = List.of(aCase("first.ttl", FIRST), aCase("copy.ttl", FIRST));

        Problem problem = assertThrows(Problem.class, () -> Store.inMemory(List.of(), cases));

        assertEquals(
                "copy.ttl: the case " + FIRST + " is also in first.ttl. Give one of the two another case id, or leave"
                        + " one out.",
                problem.getMessage());
    }

    @Test
    void whatIsSaidOfAStoreIsInGraphsOfItsOwnAndInItsUnion() {
        Node about = NodeFactory.createURI("https://example.org/about");
        Triple counted = Triple.create(about, RDFS.label.asNode(), NodeFactory.createLiteralString("counted"));
        try (Store described = StoreBuilder.inMemory(List.of(), List.of(aCase("first.ttl", FIRST)))
                .describedBy(dataset -> {
                    assertFalse(dataset.containsGraph(about));
                    assertTrue(dataset.containsGraph(FIRST));
                    Graph graph = GraphFactory.createDefaultGraph();
                    graph.add(counted);
                    return Map.of(about, graph);
                })
                .build()) {
            assertTrue(described.dataset().getDefaultGraph().contains(counted));
            assertTrue(described.dataset().getGraph(about).contains(counted));
            assertEquals(
                    described.dataset().getDefaultGraph().size(),
                    described.dataset().stream().map(Quad::asTriple).distinct().count());
        }
    }

    @Test
    void aCaseIsSolvedOnceAndThenKept() {
        assertSame(store.order().timeline(FIRST), store.order().timeline(FIRST));
        assertFalse(store.order().hasCase(Store.ONTOLOGY));
        assertThrows(IllegalArgumentException.class, () -> store.order().timeline(Store.ONTOLOGY));
    }

    @Test
    void nothingCanBeWritten() {
        DatasetGraph dataset = store.dataset();
        Quad quad = Quad.create(FIRST, FIRST, FIRST, FIRST);

        assertThrows(UnsupportedOperationException.class, () -> dataset.add(quad));
        assertThrows(UnsupportedOperationException.class, () -> dataset.delete(quad));
        assertThrows(UnsupportedOperationException.class, dataset::clear);
        assertThrows(UnsupportedOperationException.class, () -> dataset.removeGraph(FIRST));
        assertThrows(UnsupportedOperationException.class, () -> dataset.begin(ReadWrite.WRITE));
        assertThrows(RuntimeException.class, () -> dataset.getDefaultGraph().add(quad.asTriple()));
        assertThrows(RuntimeException.class, () -> dataset.getGraph(FIRST).add(quad.asTriple()));
    }

    @Test
    void askingForAnUnknownGraphMakesNone() {
        assertTrue(store.dataset().getGraph(UNKNOWN).isEmpty());
        assertFalse(store.dataset().containsGraph(UNKNOWN));
        assertFalse(Iter.toList(store.dataset().listGraphNodes()).contains(UNKNOWN));
    }

    @Test
    void eachStageSaysWhatItMade() {
        assertEquals(
                List.of("timeline", "inference", "store", "statistics"),
                store.stages().stream().map(BuildStep::name).toList());
        assertEquals(
                store.dataset().getDefaultGraph().size(), store.stages().get(2).triples());
    }

    private static SourceGraph ontology(String file, Node name, String term) {
        return source(file, name, "ex:" + term + " a ex:Term .");
    }

    private static SourceGraph aCase(String file, Node name) {
        return source(file, name, "<" + name + "> a <" + CG.Case + "> .");
    }

    private static SourceGraph source(String file, Node name, String turtle) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString("PREFIX ex: <https://example.org/> " + turtle, Lang.TURTLE)
                .parse(graph);
        return new SourceGraph(file, name, graph, Map.of());
    }
}
