package org.casegraph.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.casegraph.graph.CaseIris;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.CaseId;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.SourceGraph;

/** Runs a mapping over a dataset, keeping apart what was read of it for each case. */
final class MappedDataset {
    private final String file;
    private final Mapping mapping;
    private final DatasetGraph data;
    private final Map<Node, MappedCase> cases = new LinkedHashMap<>();
    private final ReadTriples read = new ReadTriples();

    /** @param file or the folder of several, for messages */
    MappedDataset(String file, Mapping mapping, DatasetGraph data) {
        this.file = file;
        this.mapping = mapping;
        this.data = data;
    }

    /**
     * The cases in the order in which the mapping finds them.
     *
     * @param problems takes a line for each case that cannot be told
     */
    List<ImportedCase> cases(Optional<String> sha256, Consumer<Problem> problems) {
        run();
        if (cases.isEmpty()) {
            throw Problem.of(
                    Mistake.NO_CASE,
                    file,
                    "the mapping " + mapping.id() + " finds no case in it",
                    "Check that the file is whole, or correct the mapping");
        }
        Map<Node, String> ids = new LinkedHashMap<>();
        cases.forEach((theirs, mapped) -> {
            try {
                ids.put(theirs, mapped.identifier(file, mapping));
            } catch (Problem problem) {
                problems.accept(problem);
            }
        });
        LossesByCase losses = new LossesByCase(data, read, ids);
        List<ImportedCase> imported = new ArrayList<>();
        ids.forEach((theirs, identifier) -> {
            String id = CaseId.iriSafe(identifier);
            Graph graph = Objects.requireNonNull(cases.get(theirs), "an id is of a case")
                    .graph(identifier, mapping, sha256);
            SourceGraph source = new SourceGraph(file, CaseIris.of(id), graph, Map.of());
            imported.add(new ImportedCase(id, source, losses.of(theirs)));
        });
        return imported;
    }

    private void run() {
        Query rows = mapping.construct().cloneQuery();
        rows.setQuerySelectType();
        rows.setQueryResultStar(true);
        rows.resetResultVars();
        List<Triple> template = mapping.construct().getConstructTemplate().getTriples();
        try (QueryExec exec = QueryExec.dataset(data).query(rows).build()) {
            RowSet solutions = exec.select();
            while (solutions.hasNext()) {
                Binding row = solutions.next();
                Node theirs = row.get(mapping.caseVariable());
                if (theirs != null) {
                    MappedCase mapped = cases.computeIfAbsent(theirs, MappedCase::new);
                    concrete(template, row).forEach(mapped::add);
                    concrete(mapping.patterns(), row).forEach(triple -> read.add(triple, theirs));
                }
            }
        }
    }

    /** The triples whose variables the row binds, of those that RDF allows. */
    private static List<Triple> concrete(List<Triple> patterns, Binding row) {
        return patterns.stream()
                .map(pattern -> Substitute.substitute(pattern, row))
                .filter(triple -> triple.isConcrete()
                        && !triple.getSubject().isLiteral()
                        && triple.getPredicate().isURI())
                .toList();
    }
}
