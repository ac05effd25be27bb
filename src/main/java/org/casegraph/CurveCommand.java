package org.casegraph;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.cohort.time.CurveNumbers;
import org.casegraph.cohort.time.Curves;
import org.casegraph.drawing.CurveDrawing;
import org.casegraph.drawing.Raster;
import org.casegraph.evaluation.Refusal;
import org.casegraph.graph.Labels;
import org.casegraph.graph.ShortNames;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.query.CurveQuestion;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Disk;
import org.casegraph.store.StoreBuilder;
import org.casegraph.store.WholeFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws how long it was to an event in groups of cases. */
@Command(
        name = "curve",
        mixinStandardHelpOptions = true,
        customSynopsis = {
            "casegraph curve [name=value...] [--to=PICTURE] [--force]",
            "                       [--source=FILE...]"
        },
        description = "The share of cases in which an event had not come, by the time, with what is not known shaded.")
final class CurveCommand implements Runnable {
    private final Supplier<QuestionLibrary> library;
    private final Function<List<Path>, StoreBuilder> stores;
    private final PrintStream out;

    @Parameters(
            paramLabel = "name=value",
            description = "from, to, unit and silent as the question time-between has them, conditions on cases such as"
                    + " gene=UMOD, and a group=value for each group, of what by=name names, or of conditions.")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = "--to",
            paramLabel = "PICTURE",
            description = "A file that ends with .svg, .png or .csv. Without it the numbers are printed as CSV.")
    private Optional<Path> to = Optional.empty();

    @Mixin
    private ForceOption force = new ForceOption();

    @Mixin
    private SourceOption sources = new SourceOption();

    /**
     * @param stores reads these sources; of the project's own files if there are none
     * @param out written in UTF-8
     */
    CurveCommand(Supplier<QuestionLibrary> library, Function<List<Path>, StoreBuilder> stores, PrintStream out) {
        this.library = library;
        this.stores = stores;
        this.out = out;
    }

    @Override
    public void run() {
        Optional<String> ending = to.map(CurveCommand::ending);
        Map<String, List<String>> values = QueryCommand.values(arguments);
        try (AskedStore asked = AskedStore.of(stores.apply(sources.files()))) {
            Graph terms = asked.store().dataset().getDefaultGraph();
            CurveQuestion question = new CurveQuestion(library.get().question("time-between"), values, terms);
            Curves curves = asked.queries().run(question.query(), question::curves);
            if (to.isEmpty()) {
                out.print(CurveNumbers.csv(curves));
                out.flush();
                return;
            }
            String svg = CurveDrawing.svg(curves, label(terms, question.to()), label(terms, question.from()));
            byte[] bytes =
                    switch (ending.orElse("")) {
                        case "svg" -> svg.getBytes(StandardCharsets.UTF_8);
                        case "png" -> Raster.png(svg);
                        default -> CurveNumbers.csv(curves).getBytes(StandardCharsets.UTF_8);
                    };
            Path file = to.get().toAbsolutePath();
            WholeFiles.in(Objects.requireNonNullElse(file.getParent(), file), force.isGiven(), Disk.SYSTEM)
                    .write(file.getFileName().toString(), written -> written.write(bytes));
        } catch (Refusal e) {
            throw e.problem("curve");
        }
    }

    private static String ending(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return List.of("svg", "png", "csv").stream()
                .filter(ending -> name.endsWith("." + ending))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        Mistake.BAD_OPTION,
                        "--to " + file,
                        "no picture has this ending",
                        "Give a file that ends with .svg, .png or .csv"));
    }

    private static String label(Graph terms, Node node) {
        return new Labels(terms).find(node).orElseGet(() -> ShortNames.ofProject()
                .of(node));
    }
}
