package org.casegraph.table;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.project.ProjectFiles;
import org.casegraph.project.QueryFile;
import org.casegraph.project.QueryHeader;
import org.casegraph.query.Question;

/**
 * A table: a query that gives its rows, and what each of its columns means.
 *
 * @param meanings of the columns, by their names
 * @param terms the properties or classes that the columns are made of, as short names
 * @param units of the columns that have one
 */
record CaseTable(
        Question question, Map<String, String> meanings, Map<String, String> terms, Map<String, String> units) {
    private static final String FOLDER = "queries/tables";
    private static final String ENDING = ".rq";
    private static final String CASE = "case";

    /** How many cases are asked for at once: enough that asking costs little, few enough that their rows can be sorted. */
    private static final int CASES_AT_ONCE = 256;

    /** Those of the project, in the order of their names. */
    static List<CaseTable> ofProject() {
        return ProjectFiles.readEach(ProjectFiles.under(FOLDER, ENDING), CaseTable::read);
    }

    private static CaseTable read(String file, String text) {
        QueryFile query = QueryFile.read(file, text);
        QueryHeader header = query.header();
        return new CaseTable(
                Question.of(query.id(), file, text),
                header.pairs("meanings"),
                header.pairs("terms"),
                header.pairs("units"));
    }

    String name() {
        return question.id();
    }

    boolean isByCase() {
        return !question.parameters().isEmpty();
    }

    /** Gives each row, those of a case together, in the order of the cases. */
    void rows(DatasetGraph dataset, List<Node> cases, Consumer<Binding> taker) {
        if (!isByCase()) {
            rows(dataset, question.query(), taker);
            return;
        }
        for (int from = 0; from < cases.size(); from += CASES_AT_ONCE) {
            List<Node> some = cases.subList(from, Math.min(cases.size(), from + CASES_AT_ONCE));
            rows(dataset, question.withNodes(CASE, some), taker);
        }
    }

    private static void rows(DatasetGraph dataset, Query query, Consumer<Binding> taker) {
        try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
            execution.select().forEachRemaining(taker);
        }
    }
}
