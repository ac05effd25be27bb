package org.casegraph;

import java.nio.file.Path;
import java.util.List;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.TurtleSource;
import org.casegraph.store.Store;

/** Reads sources and builds the store of them: {@code source → timeline → inference → store}. */
final class CaseStore {
    private CaseStore() {}

    /** @param sources Turtle files of cases; the project's own cases if there are none */
    static Store of(List<Path> sources) {
        List<SourceGraph> cases = sources.isEmpty()
                ? ProjectSources.cases()
                : sources.stream().map(TurtleSource::read).toList();
        return Store.inMemory(ProjectSources.ontology(), cases);
    }
}
