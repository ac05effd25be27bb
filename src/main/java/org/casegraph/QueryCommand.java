package org.casegraph;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.evaluation.GuardedQueries;
import org.casegraph.evaluation.Limits;
import org.casegraph.evaluation.QueryGate;
import org.casegraph.evaluation.Refusal;
import org.casegraph.evaluation.ServiceAllowList;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.NearestNames;
import org.casegraph.problem.Problem;
import org.casegraph.query.AnswerFormat;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.query.caution.Cautions;
import org.casegraph.query.empty.EmptyResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks one question offline and prints the answer. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        customSynopsis = {
            "casegraph query ID|FILE.rq [name=value...] [--format=FORMAT]",
            "                       [--source=FILE...]"
        },
        description = "Asks one question, offline. The command list shows the questions and their parameters.")
final class QueryCommand implements Runnable {
    private static final Duration TIME_FOR_CAUTIONS = Duration.ofSeconds(2);
    private static final Duration TIME_FOR_WHY_NOTHING = Duration.ofSeconds(5);

    private final Supplier<QuestionLibrary> library;
    private final Function<List<Path>, DatasetGraph> store;
    private final PrintStream out;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "ID|FILE.rq", description = "A question's id, or a file with a query.")
    private String wanted;

    @Parameters(
            index = "1..*",
            paramLabel = "name=value",
            description = "Values for the question's parameters; several of one name mean any of them.")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description =
                    "table, csv, tsv, json, xml or turtle; of a graph also jsonld, ntriples, rdfxml or trig; default"
                            + " ${DEFAULT-VALUE}.")
    private String format;

    @Mixin
    private SourceOption sources = new SourceOption();

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            description = "For the whole answer; it may take as long as it needs if not given.")
    private int deadline;

    @Option(
            names = "--max-rows",
            paramLabel = "ROWS",
            description = "Of the answer, rows or triples; any number if not given. More is an error, never a part.")
    private int rows;

    /**
     * @param store makes the dataset of these sources, which is closed here; of the project's own files if there are none
     * @param out written in UTF-8
     */
    QueryCommand(Supplier<QuestionLibrary> library, Function<List<Path>, DatasetGraph> store, PrintStream out) {
        this.library = library;
        this.store = store;
        this.out = out;
    }

    @Override
    public void run() {
        AnswerFormat answerFormat = answerFormat(format);
        Limits limits = limits();
        Map<String, List<String>> values = values(arguments);
        Question question = wanted.endsWith(".rq")
                ? Question.ofFile(Path.of(wanted))
                : library.get().question(wanted);
        DatasetGraph dataset = store.apply(sources.files());
        try (QueryGate gate = new QueryGate(limits)) {
            Query query = question.bindAny(values, dataset);
            GuardedQueries queries = new GuardedQueries(dataset, gate, ServiceAllowList.NOBODY);
            boolean any = new PrintedAnswer(queries, out).print(query, answerFormat);
            if (wanted.endsWith(".rq")) {
                caution(queries, query);
            }
            if (!any) {
                explainNothing(queries, query, question.text());
            }
        } catch (Refusal e) {
            throw e.problem(wanted);
        } finally {
            dataset.close();
        }
    }

    /** A question is thought out; a query of somebody's own may mislead. */
    private void caution(GuardedQueries queries, Query query) {
        PrintWriter err = spec.commandLine().getErr();
        Cautions.ofProject()
                .of(query, queries.dataset().getDefaultGraph(), TIME_FOR_CAUTIONS)
                .forEach(caution -> err.println("Read with care: " + caution.words()));
        err.flush();
    }

    private void explainNothing(GuardedQueries queries, Query query, String text) {
        EmptyResult empty = EmptyResult.of(
                query,
                text,
                other -> hasRows(queries, other),
                queries.dataset().getDefaultGraph(),
                TIME_FOR_WHY_NOTHING);
        PrintWriter err = spec.commandLine().getErr();
        empty.lines().forEach(err::println);
        err.flush();
    }

    /** What takes too long is not known to have any. */
    private static boolean hasRows(GuardedQueries queries, Query query) {
        try {
            return queries.run(
                    query,
                    TIME_FOR_WHY_NOTHING,
                    execution -> query.isAskType()
                            ? execution.ask()
                            : execution.select().hasNext());
        } catch (Refusal e) {
            return false;
        }
    }

    private Limits limits() {
        if (deadline < 0) {
            throw Problem.of(
                    Mistake.BAD_OPTION, "--deadline " + deadline, "this is no time", "Give seconds, 1 or more");
        }
        if (rows < 0) {
            throw Problem.of(Mistake.BAD_OPTION, "--max-rows " + rows, "this is too few", "Give 1 or more");
        }
        Limits timed = deadline == 0 ? Limits.offline() : Limits.offline().withDeadline(Duration.ofSeconds(deadline));
        return rows == 0 ? timed : timed.withRows(rows);
    }

    /** @throws Problem that names the nearest formats */
    static AnswerFormat answerFormat(String format) {
        return AnswerFormat.named(format).orElseThrow(() -> {
            List<String> names = Arrays.stream(AnswerFormat.values())
                    .map(AnswerFormat::shortName)
                    .toList();
            return Problem.of(
                    Mistake.BAD_OPTION,
                    "--format " + format,
                    "there is no such format",
                    "Nearest: " + String.join(", ", NearestNames.of(format, names)));
        });
    }

    /** By name, in the order given. */
    static Map<String, List<String>> values(List<String> arguments) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw Problem.of(
                        Mistake.BAD_ARGUMENT, argument, "this is no name=value", "Write for example case=wang-2022");
            }
            values.computeIfAbsent(argument.substring(0, equals), name -> new ArrayList<>())
                    .add(argument.substring(equals + 1));
        }
        return values;
    }
}
