package org.casegraph;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.RowSetStream;
import org.casegraph.cohort.review.ColumnSet;
import org.casegraph.cohort.review.ColumnSetReader;
import org.casegraph.cohort.review.ReviewTable;
import org.casegraph.cohort.review.ReviewTables;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.graph.ShortNames;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.query.Answer;
import org.casegraph.query.AnswerFormat;
import org.casegraph.query.CaseParameters;
import org.casegraph.source.TextFile;
import org.casegraph.source.report.GivenTexts;
import org.casegraph.store.Disk;
import org.casegraph.store.Store;
import org.casegraph.store.StoreBuilder;
import org.casegraph.table.review.EditedReview;
import org.casegraph.table.review.PassageCheck;
import org.casegraph.table.review.ReviewFiles;
import org.casegraph.table.review.SheetDifference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the table of a review, or says what somebody changed in it. */
@Command(
        name = "table",
        mixinStandardHelpOptions = true,
        customSynopsis = {
            "casegraph table [condition=value...] --to=TABLE [--columns=SET]",
            "                       [--force] [--source=FILE...]"
        },
        description = "The table of a review: a row a case, a column an item, and what stands behind each cell.")
final class TableCommand implements Callable<Integer> {
    private static final List<Var> DIFFERENCE = Stream.of("difference", "case", "column", "graph", "sheet")
            .map(Var::alloc)
            .toList();

    private final Function<List<Path>, StoreBuilder> stores;
    private final PrintStream out;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "condition=value",
            description = "Which cases, such as disease=glucagonoma sex=female; all if not given.")
    private List<String> conditions = new ArrayList<>();

    @Option(
            names = "--columns",
            paramLabel = "SET",
            description = "The columns, a file in YAML, or the name of a ready set; by the kind of cases if not given.")
    private @Nullable String columns;

    @Option(
            names = "--to",
            paramLabel = "TABLE",
            description = "Where to write; the name ends in .xlsx, .csv, .parquet or .md.")
    private @Nullable Path to;

    @Option(
            names = "--compare",
            paramLabel = "TABLE",
            description =
                    "In place of --to: an .xlsx or .csv of the same cases and columns that somebody edited; each cell"
                            + " that differs is told, and the exit status is 1 if any does.")
    private @Nullable Path edited;

    @Mixin
    private ForceOption force = new ForceOption();

    @Option(
            names = "--text",
            paramLabel = "FILE",
            description = "The text of a report in UTF-8, in which the passages behind the cells are looked up.")
    private List<Path> texts = List.of();

    @Mixin
    private SourceOption sources = new SourceOption();

    /**
     * @param stores reads these sources; of the project's own files if there are none
     * @param out written in UTF-8
     */
    TableCommand(Function<List<Path>, StoreBuilder> stores, PrintStream out) {
        this.stores = stores;
        this.out = out;
    }

    /** @return 1 if an edited table differs */
    @Override
    public Integer call() {
        Path file = to;
        Path other = edited;
        if ((file == null) == (other == null)) {
            throw Problem.of(
                    Mistake.BAD_OPTION,
                    "table",
                    file == null ? "it is not said where to" : "--to and --compare are given",
                    "Give --to with a file, as review.xlsx, or --compare with one that was edited");
        }
        Optional<ColumnSet> asked = Optional.ofNullable(columns).map(TableCommand::columns);
        Optional<EditedReview> compared = Optional.ofNullable(other).map(EditedReview::read);
        GivenTexts given = GivenTexts.read(texts).and(GivenTexts.ofProject());
        try (Store store = stores.apply(sources.files()).build()) {
            ReviewTable table = table(store.dataset(), asked);
            if (compared.isPresent()) {
                return tell(compared.get().differences(table));
            }
            write(
                    table,
                    new PassageCheck(given, store.dataset().getDefaultGraph()),
                    Objects.requireNonNull(file, "--to is given"));
            return 0;
        }
    }

    private void write(ReviewTable table, PassageCheck passages, Path file) {
        List<Path> written = ReviewFiles.write(table, passages, file, force.isGiven(), Disk.SYSTEM);
        out.println(table.rows().size() + " of " + table.all() + " cases, "
                + table.columns().columns().size() + " columns: "
                + written.stream().map(one -> one.getFileName().toString()).collect(Collectors.joining(", ")));
        out.flush();
    }

    private int tell(List<SheetDifference> differences) {
        if (differences.isEmpty()) {
            out.println("Each cell is as the graph has it.");
        } else {
            List<Binding> rows = differences.stream().map(TableCommand::binding).toList();
            Answer.write(RowSetStream.create(DIFFERENCE, rows.iterator()), AnswerFormat.TABLE, out);
        }
        out.flush();
        return differences.isEmpty() ? 0 : 1;
    }

    private static Binding binding(SheetDifference difference) {
        BindingBuilder row = BindingFactory.builder();
        List<String> values = List.of(
                difference.kind().word(),
                difference.caseName(),
                difference.column(),
                difference.ours(),
                difference.theirs());
        for (int number = 0; number < values.size(); number++) {
            if (!values.get(number).isEmpty()) {
                row.add(DIFFERENCE.get(number), NodeFactory.createLiteralString(values.get(number)));
            }
        }
        return row.build();
    }

    private ReviewTable table(DatasetGraph dataset, Optional<ColumnSet> asked) {
        try {
            ReviewTables tables = ReviewTables.of(dataset.getContext());
            CaseSelection selection = selection(dataset.getDefaultGraph());
            ColumnSet set = asked.orElseGet(() -> tables.fitting(selection, () -> {}));
            unknown(tables.unknown(set));
            return tables.table(selection, set, () -> {});
        } catch (IllegalArgumentException e) {
            throw Problem.of(
                    Mistake.BAD_ARGUMENT, String.join(" ", conditions), sentence(e), "See docs/review-table.md", e);
        }
    }

    private CaseSelection selection(Graph graph) {
        Map<String, List<String>> values = new HashMap<>();
        CaseSelection.parse(String.join("&", conditions)).conditions().forEach(condition -> values.computeIfAbsent(
                        condition.key().word(), key -> new ArrayList<>())
                .add(condition.value()));
        return CaseParameters.read(values, graph);
    }

    private static String sentence(IllegalArgumentException e) {
        return Problem.reason(e).replaceAll("\\.$", "");
    }

    private void unknown(List<Node> terms) {
        if (!terms.isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("Read with care: nothing here mentions "
                    + terms.stream().map(ShortNames.ofProject()::written).collect(Collectors.joining(", ")));
            err.flush();
        }
    }

    private static ColumnSet columns(String named) {
        return ColumnSet.ofProject(named).orElseGet(() -> {
            boolean isFile = named.matches(".*(?i:\\.ya?ml)");
            if (!isFile) {
                throw Problem.of(
                        Mistake.UNKNOWN_NAME,
                        "--columns " + named,
                        "there is no such set of columns",
                        "Give one of "
                                + ColumnSet.ofProject().stream()
                                        .map(ColumnSet::name)
                                        .collect(Collectors.joining(", "))
                                + ", or a file that ends in .yaml");
            }
            return ColumnSetReader.read(named, TextFile.decode(named, TextFile.bytes(Path.of(named))));
        });
    }
}
