package org.casegraph;

import java.nio.file.Path;
import java.util.List;
import org.casegraph.shapes.CaseShapes;
import org.casegraph.source.Problem;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.TurtleSource;
import org.casegraph.store.Store;

/** Reads sources and builds the store of them: {@code source → shapes → timeline → inference → store}. */
final class CaseStore {
    private CaseStore() {}

    /**
     * @param sources Turtle files of cases, which must conform to the shapes; the project's own cases, whose conformance
     *     its build has proven, if there are none
     * @throws Problem with a line for each fault, of all the files
     */
    static Store of(List<Path> sources) {
        return Store.inMemory(ProjectSources.ontology(), sources.isEmpty() ? ProjectSources.cases() : read(sources));
    }

    private static List<SourceGraph> read(List<Path> sources) {
        CaseShapes shapes = CaseShapes.ofProject();
        List<SourceGraph> cases = sources.stream().map(TurtleSource::read).toList();
        List<Problem> problems = cases.stream()
                .flatMap(source -> shapes.violations(source, ProjectSources.ontologyGraph()).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw Problem.all(problems);
        }
        return cases;
    }
}
