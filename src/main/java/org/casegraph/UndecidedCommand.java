package org.casegraph;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.query.NameResolver;
import org.casegraph.search.Kind;
import org.casegraph.store.Store;
import org.casegraph.store.StoreBuilder;
import org.casegraph.undecided.Undecided;
import org.casegraph.undecided.UndecidedFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the questions to an author whose answers would settle the most of a case's open order. */
@Command(
        name = "undecided",
        mixinStandardHelpOptions = true,
        customSynopsis = {"casegraph undecided CASE [--top=N] [--format=FORMAT] [--source=FILE...]"},
        description = "What to ask the author of a case: the few facts that would settle the most of its open order.")
final class UndecidedCommand implements Runnable {
    private final Function<List<Path>, StoreBuilder> stores;
    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "CASE", description = "A case id, an IRI or a label.")
    private String caseName;

    @Option(
            names = "--top",
            defaultValue = "" + Undecided.USUAL_QUESTIONS,
            paramLabel = "N",
            description = "How many questions of order at most, 1 to 5; default ${DEFAULT-VALUE}.")
    private int top;

    @Option(
            names = "--format",
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text, json or csv; default ${DEFAULT-VALUE}.")
    private String format;

    @Mixin
    private SourceOption sources = new SourceOption();

    /**
     * @param stores reads these sources; of the project's own files if there are none
     * @param out written in UTF-8
     */
    UndecidedCommand(Function<List<Path>, StoreBuilder> stores, PrintStream out) {
        this.stores = stores;
        this.out = out;
    }

    @Override
    public void run() {
        UndecidedFormat as = UndecidedFormat.named(format)
                .orElseThrow(() -> Problem.of(
                        Mistake.BAD_OPTION, "--format " + format, "there is no such format", "Give text, json or csv"));
        if (top < 1 || top > Undecided.MOST_QUESTIONS) {
            throw Problem.of(
                    Mistake.BAD_OPTION,
                    "--top " + top,
                    "so many questions are not sought",
                    "Give a number from 1 to 5");
        }
        try (Store store = stores.apply(sources.files()).build()) {
            Node caseIri = new NameResolver(store.dataset().getDefaultGraph()).find(caseName, Kind.CASE);
            Undecided undecided = Undecided.of(
                    store.order().timeline(caseIri), store.dataset().getGraph(caseIri), top);
            out.print(as.of(undecided));
            out.flush();
        }
    }
}
