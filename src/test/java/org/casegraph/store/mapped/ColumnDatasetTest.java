package org.casegraph.store.mapped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.SharedProject;
import org.casegraph.graph.ListedObjects;
import org.casegraph.store.Store;
import org.casegraph.store.column.ColumnWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What was written as columns is, graph by graph and for each shape of a pattern, what stood in memory. */
@ExtendWith(SharedProject.class)
class ColumnDatasetTest {
    @TempDir
    private static Path folder;

    private static Store memory;
    private static ColumnDataset columns;

    @BeforeAll
    static void write(Store store) throws IOException {
        memory = store;
        columns = ColumnDataset.open(written(store, "store"));
    }

    private static Path written(Store store, String name) throws IOException {
        Path file = folder.resolve(name);
        try (ColumnWriter writer = new ColumnWriter(folder.resolve(name + ".scratch"));
                OutputStream out = Files.newOutputStream(file)) {
            Set<Node> ofCases = new HashSet<>();
            for (Node name1 : store.cases().stream().sorted(ColumnWriter.ORDER).toList()) {
                Node inferred = Store.inferredGraph(name1);
                ofCases.addAll(List.of(name1, inferred));
                writer.addCase(
                        name1, store.dataset().getGraph(name1), store.dataset().getGraph(inferred));
            }
            store.dataset().listGraphNodes().forEachRemaining(graph -> {
                if (!ofCases.contains(graph)) {
                    writer.addGraph(graph, store.dataset().getGraph(graph));
                }
            });
            writer.write(PrefixMapping.Standard, out);
        }
        return file;
    }

    @Test
    void everyGraphHoldsJustTheTriplesThatItHeldInMemory() {
        Set<Node> names = Iter.toSet(memory.dataset().listGraphNodes());
        assertEquals(names, new HashSet<>(columns.names()));
        assertEquals(memory.cases(), List.copyOf(columns.cases()));
        for (Node name : names) {
            Graph expected = memory.dataset().getGraph(name);
            Graph found = columns.graph(name).orElseThrow();
            assertSame(name.toString(), expected, found);
            assertEquals(expected.size(), found.size(), name.toString());
        }
    }

    @Test
    void theUnionHoldsEachTripleOnce() {
        Graph expected = memory.dataset().getDefaultGraph();

        assertSame("union", expected, columns.union());
        assertEquals(expected.size(), columns.union().size());
    }

    @Test
    void theNamesOfAllThingsAreListedWithoutTheirTriples() {
        Node label = RDFS.label.asNode();
        List<Node> listed = Iter.toList(ListedObjects.of(columns.union(), label));

        assertTrue(columns.union() instanceof ListedObjects);
        assertEquals(listed.size(), new HashSet<>(listed).size());
        assertEquals(Iter.toSet(ListedObjects.of(memory.dataset().getDefaultGraph(), label)), new HashSet<>(listed));
        assertFalse(ListedObjects.of(columns.union(), NodeFactory.createURI("urn:x:nowhere"))
                .hasNext());
    }

    /** Blank nodes are renamed, so they are told by what is said of them. */
    private static void assertSame(String where, Graph expected, Graph found) {
        Graph saidOfBlanks = GraphFactory.createDefaultGraph();
        Graph foundOfBlanks = GraphFactory.createDefaultGraph();
        Set<Triple> said = others(expected, saidOfBlanks);
        Set<Triple> more = others(found, foundOfBlanks);
        Set<Triple> missing = new HashSet<>(said);
        missing.removeAll(more);
        more.removeAll(said);
        assertTrue(
                missing.isEmpty() && more.isEmpty(), () -> where + " lacks " + some(missing) + ", has " + some(more));
        assertTrue(saidOfBlanks.isIsomorphicWith(foundOfBlanks), where);
        assertEquals(expected.stream().count(), found.stream().count(), where);
    }

    private static Set<Triple> others(Graph graph, Graph ofBlanks) {
        Set<Triple> others = new HashSet<>();
        graph.stream().forEach(triple -> {
            if (triple.getSubject().isBlank() || triple.getObject().isBlank()) {
                ofBlanks.add(triple);
            } else {
                others.add(triple);
            }
        });
        return others;
    }

    private static String some(Set<Triple> triples) {
        return triples.size() + " such as " + triples.stream().limit(3).toList();
    }

    @Test
    void aTripleIsFoundByEveryShapeThatFits() {
        List<Triple> all = columns.union().find().toList();
        for (int i = 0; i < all.size(); i += all.size() / 100) {
            assertFoundInEveryShape(columns.union(), memory.dataset().getDefaultGraph(), all.get(i));
        }
        for (Node name : columns.names()) {
            Graph graph = columns.graph(name).orElseThrow();
            List<Triple> some = graph.find().toList();
            for (int i = 0; i < some.size(); i += Math.max(1, some.size() / 8)) {
                assertFoundInEveryShape(graph, memory.dataset().getGraph(name), some.get(i));
            }
        }
    }

    private static void assertFoundInEveryShape(Graph found, Graph expected, Triple triple) {
        Node[] terms = {triple.getSubject(), triple.getPredicate(), triple.getObject()};
        for (int shape = 0; shape < 8; shape++) {
            Triple pattern = Triple.create(
                    (shape & 1) == 0 ? Node.ANY : terms[0],
                    (shape & 2) == 0 ? Node.ANY : terms[1],
                    (shape & 4) == 0 ? Node.ANY : terms[2]);
            if (shape == 0) {
                continue;
            }
            List<Triple> matches = found.find(pattern).toList();
            assertTrue(matches.contains(triple), pattern.toString());
            assertEquals(matches.size(), new HashSet<>(matches).size(), pattern.toString());
            boolean hasBlank = terms[0].isBlank() || terms[2].isBlank();
            if (!hasBlank) {
                assertEquals(expected.find(pattern).toList().size(), matches.size(), pattern.toString());
            }
        }
    }

    @Test
    void theSameGraphsGiveTheSameBytes() throws IOException {
        assertEquals(-1, Files.mismatch(written(memory, "once"), written(memory, "twice")));
    }
}
