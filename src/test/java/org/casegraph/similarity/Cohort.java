package org.casegraph.similarity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.TurtleSource;
import org.casegraph.store.Store;

/** Seven invented cases with the project's ontology, built as users get them. */
public final class Cohort {
    private static final Path FOLDER = Path.of("src/test/resources/similarity/cases");

    private Cohort() {}

    public static Store store() {
        return Store.inMemory(ProjectSources.ontology(), cases());
    }

    private static List<SourceGraph> cases() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(TurtleSource::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
