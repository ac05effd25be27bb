package org.casegraph;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.query.Answer;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.query.ResultFormat;
import org.casegraph.source.NearestNames;
import org.casegraph.source.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks one question offline and prints the answer. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        description = "Asks one question, offline. The command list shows the questions and their parameters.")
final class QueryCommand implements Runnable {
    private final Supplier<QuestionLibrary> library;
    private final Function<List<Path>, DatasetGraph> store;
    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "ID|FILE.rq", description = "A question's id, or a file with a query.")
    private String wanted;

    @Parameters(index = "1..*", paramLabel = "name=value", description = "Values for the question's parameters.")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table, csv, tsv, json, xml or turtle; default ${DEFAULT-VALUE}.")
    private String format;

    @Option(
            names = "--source",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Cases to ask instead of the project's own.")
    private List<Path> sources = new ArrayList<>();

    /**
     * @param store makes the dataset of these sources; of the project's own files if there are none
     * @param out written in UTF-8
     */
    QueryCommand(Supplier<QuestionLibrary> library, Function<List<Path>, DatasetGraph> store, PrintStream out) {
        this.library = library;
        this.store = store;
        this.out = out;
    }

    @Override
    public void run() {
        ResultFormat resultFormat = resultFormat(format);
        Map<String, String> values = values();
        Question question = wanted.endsWith(".rq")
                ? Question.ofFile(Path.of(wanted))
                : library.get().question(wanted);
        DatasetGraph dataset = store.apply(List.copyOf(sources));
        Answer.write(question.bind(values, dataset), dataset, resultFormat, out);
        out.flush();
    }

    /** @throws Problem that names the nearest formats */
    static ResultFormat resultFormat(String format) {
        return ResultFormat.named(format).orElseThrow(() -> {
            List<String> names = Arrays.stream(ResultFormat.values())
                    .map(ResultFormat::shortName)
                    .toList();
            return Problem.of(
                    "--format " + format,
                    "there is no such format",
                    "Nearest: " + String.join(", ", NearestNames.of(format, names)));
        });
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw Problem.of(argument, "this is no name=value", "Write for example case=wang-2022");
            }
            if (values.put(argument.substring(0, equals), argument.substring(equals + 1)) != null) {
                throw Problem.of(argument, "this parameter is given twice", "Give it once");
            }
        }
        return values;
    }
}
