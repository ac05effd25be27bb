package org.casegraph;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.casegraph.shapes.CaseShapes;
import org.casegraph.source.CaseFiles;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.Problem;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads sources and builds the store of them: {@code source → shapes → timeline → inference → store}. */
final class CaseStore {
    private static final Logger LOG = LoggerFactory.getLogger(CaseStore.class);

    private CaseStore() {}

    /**
     * @param sources files of cases, of which those in Turtle must conform to the shapes, or folders and archives of them;
     *     the project's own cases, whose conformance its build has proven, if there are none
     * @throws Problem with a line for each fault, of all the files
     */
    static Store of(List<Path> sources) {
        return Store.inMemory(ProjectSources.ontology(), sources.isEmpty() ? ProjectSources.cases() : read(sources));
    }

    /** What was imported conforms by its reader, whose tests prove it, and is not checked case by case. */
    private static List<SourceGraph> read(List<Path> sources) {
        List<Problem> problems = new ArrayList<>();
        List<SourceGraph> written = new ArrayList<>();
        List<ImportedCase> imported = new ArrayList<>();
        CaseFiles files = new CaseFiles(written::add, imported::add, problems::add);
        sources.forEach(files::read);
        CaseShapes shapes = CaseShapes.ofProject();
        Graph ontology = ProjectSources.ontologyGraph();
        written.parallelStream()
                .map(source -> shapes.violations(source, ontology))
                .toList()
                .forEach(problems::addAll);
        if (!problems.isEmpty()) {
            throw Problem.all(problems);
        }
        reportLosses(imported);
        return Stream.concat(written.stream(), imported.stream().map(ImportedCase::source))
                .toList();
    }

    private static void reportLosses(List<ImportedCase> imported) {
        long losses = imported.stream().mapToLong(one -> one.losses().size()).sum();
        if (losses > 0) {
            LOG.info(
                    "{} values of {} imported cases were not carried over; import --losses lists them",
                    losses,
                    imported.size());
        }
    }
}
