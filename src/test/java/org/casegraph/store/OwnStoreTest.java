package org.casegraph.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.SharedProject;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the program serves of its own cases out of its jar is what it makes of their files. */
@ExtendWith(SharedProject.class)
class OwnStoreTest {
    @TempDir
    private static Path folder;

    private static Store memory;
    private static byte[] columns;
    private static byte[] text;

    @BeforeAll
    static void build(Store store) throws IOException {
        memory = store;
        StoreFolder.save(store, folder);
        columns = file(".cgc");
        text = file(".cgt");
    }

    private static byte[] file(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return Files.readAllBytes(files.filter(file -> file.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow());
        }
    }

    @Test
    void itHoldsTheGraphsThatAreMadeOfTheFiles() throws IOException {
        Store mapped = StoreFolder.open(folder, List::of).servedAt(CG.BASE).build();
        Store own = OwnStore.of(columns, text, List::of).servedAt(CG.BASE).build();

        assertTrue(own.isBuilt());
        assertEquals(memory.cases(), own.cases());
        assertEquals(mapped.version(), own.version());
        for (Node name : Iter.toList(mapped.dataset().listGraphNodes())) {
            assertEquals(
                    mapped.dataset().getGraph(name).stream().collect(Collectors.toSet()),
                    own.dataset().getGraph(name).stream().collect(Collectors.toSet()),
                    name.toString());
        }
        for (Node name : memory.cases()) {
            Graph stated = memory.dataset().getGraph(name);
            Node inferred = Store.inferredGraph(name);
            assertTrue(stated.isIsomorphicWith(own.dataset().getGraph(name)), name.toString());
            assertTrue(
                    memory.dataset()
                            .getGraph(inferred)
                            .isIsomorphicWith(own.dataset().getGraph(inferred)),
                    inferred.toString());
        }
    }

    @Test
    void aPartOfItIsNoStore() {
        byte[] part = Arrays.copyOf(columns, columns.length - 1);

        assertThrows(IOException.class, () -> OwnStore.of(part, text, List::of));
        assertThrows(IOException.class, () -> OwnStore.of(columns, Arrays.copyOf(text, text.length - 1), List::of));
    }

    @Test
    void aProgramThatRunsFromItsClassesHasNone() {
        assertTrue(OwnStore.open(List::of).isEmpty());
    }
}
