package org.casegraph.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.project.ProjectFiles;

/** The mappings that are known, those that a person gave in front of the project's own. */
public final class Mappings {
    private final List<Mapping> given = new ArrayList<>();
    private final List<Mapping> own;

    private Mappings(List<Mapping> own) {
        this.own = List.copyOf(own);
    }

    /** Read once in a program. */
    private static final class OfProject {
        static final List<Mapping> MAPPINGS =
                ProjectFiles.readEach(ProjectFiles.under("queries/mappings", ".rq"), Mapping::read);
    }

    public static Mappings ofProject() {
        return new Mappings(OfProject.MAPPINGS);
    }

    public void add(Mapping mapping) {
        given.add(mapping);
    }

    public List<Mapping> list() {
        List<Mapping> all = new ArrayList<>(given);
        all.addAll(own);
        return all;
    }

    /** The one that detects its format in the data. Throws a {@link Problem} if none does. */
    Mapping of(String file, DatasetGraph data) {
        return list().stream()
                .filter(mapping -> detects(mapping, data))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        Mistake.NO_CASE,
                        file,
                        "this describes neither a cg:Case nor an owl:Ontology, and is in no format that is known, which are "
                                + list().stream().map(Mapping::id).collect(Collectors.joining(", ")),
                        "Write a mapping, as queries/mappings/README.md tells, and give it as a SOURCE too"));
    }

    private static boolean detects(Mapping mapping, DatasetGraph data) {
        try (QueryExec ask = QueryExec.dataset(data).query(mapping.detects()).build()) {
            return ask.ask();
        }
    }
}
