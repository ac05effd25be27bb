package org.casegraph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.store.Store;
import org.casegraph.store.StoreFolder;

/** All that the project brings, in memory and mapped from a store that was saved of it. */
public record MappedProject(DatasetGraph memory, Store mapped, Path folder) implements AutoCloseable {
    static MappedProject of(Store store) {
        try {
            Path folder = Files.createTempDirectory("mapped-project");
            StoreFolder.save(store, folder.resolve("store"));
            Store mapped = StoreFolder.open(folder.resolve("store"), List::of).build();
            return new MappedProject(store.dataset(), mapped, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same over columns. */
    public DatasetGraph columns() {
        return mapped.dataset();
    }

    @Override
    public void close() {
        mapped.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
