package org.casegraph.mcp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.casegraph.cohort.review.ColumnSet;
import org.casegraph.cohort.review.ReviewCell;
import org.casegraph.cohort.review.ReviewRow;
import org.casegraph.cohort.review.ReviewStatement;
import org.casegraph.cohort.review.ReviewTable;
import org.casegraph.cohort.review.ReviewTables;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.query.CaseParameters;
import org.casegraph.store.Store;

/** The table of a review, a row for each cell. */
final class TableTool {
    private final Store store;

    TableTool(Store store) {
        this.store = store;
    }

    ToolAnswer answer(ToolArguments arguments, ToolRun run) {
        Set<String> names = new HashSet<>(Set.of("columns"));
        CaseParameters.all().forEach(parameter -> names.add(parameter.name()));
        arguments.only(names);
        Map<String, List<String>> conditions = new HashMap<>(arguments.withoutLimit());
        conditions.remove("columns");
        CaseSelection selection = CaseParameters.read(conditions, run.graph());
        Optional<ColumnSet> asked = arguments.text("columns").map(TableTool::columns);
        return run.within(() -> {
            ReviewTables tables = ReviewTables.of(store.dataset().getContext());
            ColumnSet set = asked.orElseGet(() -> tables.fitting(selection, ToolRun::watch));
            ReviewTable table = tables.table(selection, set, ToolRun::watch);
            if (table.rows().isEmpty()) {
                return ToolAnswer.none(ToolAnswer.NO_CASE, "No case is chosen by these conditions: no such case.");
            }
            ToolRun.Kept kept = new ToolRun.Kept(arguments.limit());
            table.rows().forEach(row -> cells(row, set, kept, run.evidence()));
            ToolAnswer answer = kept.answer();
            return new ToolAnswer(
                    answer.word(),
                    table.rows().size() + " of " + table.all() + " cases, a row for each cell. " + answer.answer(),
                    answer.rows(),
                    answer.total());
        });
    }

    private static void cells(ReviewRow row, ColumnSet set, ToolRun.Kept kept, Evidence evidence) {
        for (int number = 0; number < row.cells().size(); number++) {
            ReviewCell cell = row.cells().get(number);
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("case", row.caseName().getURI());
            told.put("caseLabel", row.label());
            told.put("column", set.columns().get(number).label());
            told.put("status", cell.status().word());
            told.put("value", cell.text());
            Optional<ReviewStatement> said = cell.statements().stream().findFirst();
            Optional<ReviewStatement.Passage> passage =
                    said.flatMap(one -> one.passages().stream().findFirst());
            kept.take(
                    told,
                    Optional.of(evidence.told(
                            said.map(ReviewStatement::voice)
                                    .filter(voice -> !voice.isBlank())
                                    .orElse(said.isEmpty() ? "none; nothing is said of it" : Evidence.COUNTED),
                            cell.status().word(),
                            passage.map(ReviewStatement.Passage::quote).orElse(""),
                            passage.map(one -> one.node().getURI()))));
        }
    }

    private static ColumnSet columns(String name) {
        return ColumnSet.ofProject(name)
                .orElseThrow(() -> Problem.of(
                        Mistake.BAD_ARGUMENT,
                        "columns",
                        "there is no such set of columns",
                        "Give one of "
                                + ColumnSet.ofProject().stream()
                                        .map(ColumnSet::name)
                                        .collect(Collectors.joining(", "))));
    }
}
