package org.casegraph;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.casegraph.evaluation.Refusal;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.query.AnswerFormat;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.similarity.Measure;
import org.casegraph.store.StoreBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the question similar-cases of one case. */
@Command(
        name = "similar",
        mixinStandardHelpOptions = true,
        customSynopsis = {
            "casegraph similar CASE [--measure=MEASURE] [--top=N] [--format=FORMAT]",
            "                         [--source=FILE...]"
        },
        description = "The cases most like one, by their findings.")
final class SimilarCommand implements Runnable {
    private final Supplier<QuestionLibrary> library;
    private final Function<List<Path>, StoreBuilder> stores;
    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "CASE", description = "A case id, an IRI or a label.")
    private String caseName;

    @Option(
            names = "--measure",
            defaultValue = "simgic",
            paramLabel = "MEASURE",
            description = "simgic or resnik; default ${DEFAULT-VALUE}.")
    private String measure;

    @Option(
            names = "--top",
            defaultValue = "20",
            paramLabel = "N",
            description = "How many at most; default ${DEFAULT-VALUE}.")
    private int top;

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table, csv, tsv, json, xml or turtle; default ${DEFAULT-VALUE}.")
    private String format;

    @Mixin
    private SourceOption sources = new SourceOption();

    /**
     * @param stores reads these sources; of the project's own files if there are none
     * @param out written in UTF-8
     */
    SimilarCommand(Supplier<QuestionLibrary> library, Function<List<Path>, StoreBuilder> stores, PrintStream out) {
        this.library = library;
        this.stores = stores;
        this.out = out;
    }

    @Override
    public void run() {
        AnswerFormat answerFormat = QueryCommand.answerFormat(format);
        Measure known = Measure.named(measure)
                .orElseThrow(() -> Problem.of(
                        Mistake.BAD_OPTION,
                        "--measure " + measure,
                        "there is no such measure",
                        "Give one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(Measure.values())
                                                .map(Measure::shortName)
                                                .toList())));
        if (top < 1) {
            throw Problem.of(
                    Mistake.BAD_OPTION, "--top " + top, "this asks for no case", "Give a whole number above 0");
        }
        Question question = library.get().question("similar-cases");
        Map<String, String> arguments =
                Map.of("case", caseName, "measure", known.shortName(), "top", Integer.toString(top));
        try (AskedStore asked = AskedStore.of(stores.apply(sources.files()))) {
            new PrintedAnswer(asked.queries(), out)
                    .print(question.bind(arguments, asked.store().dataset()), answerFormat);
        } catch (Refusal e) {
            throw e.problem(caseName);
        }
    }
}
