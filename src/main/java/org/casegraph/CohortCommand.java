package org.casegraph;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.casegraph.cohort.collection.Cohort;
import org.casegraph.cohort.collection.CollectionIndex;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.query.CaseParameters;
import org.casegraph.query.Parameter;
import org.casegraph.store.Store;
import org.casegraph.store.StoreBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells which cases conditions mean, and what each condition leaves out. */
@Command(
        name = "cohort",
        mixinStandardHelpOptions = true,
        customSynopsis = {"casegraph cohort [KEY=VALUE...] [--format=FORMAT] [--source=FILE...]"},
        description = "The cases that conditions mean, how many, and what each condition left out and why.")
final class CohortCommand implements Runnable {
    private final Function<List<Path>, StoreBuilder> stores;
    private final PrintStream out;

    @Parameters(
            paramLabel = "KEY=VALUE",
            description = "Conditions such as sex=female age=18..40; those of one key are alternatives, but of with and"
                    + " without; all cases if none is given.")
    private List<String> conditions = new ArrayList<>();

    @Option(
            names = "--format",
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text, json, jsonld, or csv, which has the cases alone; default ${DEFAULT-VALUE}.")
    private String format;

    @Mixin
    private SourceOption sources = new SourceOption();

    /**
     * @param stores reads these sources; of the project's own files if there are none
     * @param out written in UTF-8
     */
    CohortCommand(Function<List<Path>, StoreBuilder> stores, PrintStream out) {
        this.stores = stores;
        this.out = out;
    }

    @Override
    public void run() {
        if (!List.of("text", "json", "jsonld", "csv").contains(format)) {
            throw Problem.of(
                    Mistake.BAD_OPTION,
                    "--format " + format,
                    "there is no such format",
                    "Give text, json, jsonld or csv");
        }
        Map<String, List<String>> given = given();
        try (Store store = stores.apply(sources.files()).build()) {
            Cohort cohort = CollectionIndex.of(store.dataset().getContext())
                    .cohort(CaseParameters.read(given, store.dataset().getDefaultGraph()), () -> {});
            switch (format) {
                case "json" -> out.print(cohort.json("") + "\n");
                case "jsonld" -> out.print(cohort.jsonLd("", Optional.empty()) + "\n");
                case "csv" -> out.print(cohort.csv());
                default -> print(cohort);
            }
            out.flush();
        } catch (IllegalArgumentException e) {
            throw Problem.of(
                    Mistake.BAD_ARGUMENT, String.join(" ", conditions), String.valueOf(e.getMessage()), "Mend it", e);
        }
    }

    private Map<String, List<String>> given() {
        List<String> known = CaseParameters.all().stream().map(Parameter::name).toList();
        Map<String, List<String>> given = new LinkedHashMap<>();
        for (String condition : conditions) {
            int equals = condition.indexOf('=');
            if (equals < 1 || !known.contains(condition.substring(0, equals))) {
                throw Problem.of(
                        Mistake.BAD_ARGUMENT,
                        condition,
                        "this is no condition on cases",
                        "Write KEY=VALUE with one of " + String.join(", ", known));
            }
            given.computeIfAbsent(condition.substring(0, equals), key -> new ArrayList<>())
                    .add(condition.substring(equals + 1));
        }
        return given;
    }

    private void print(Cohort cohort) {
        out.print(cohort.cases().size() + " of " + cohort.of() + " cases: " + cohort.words() + "\n");
        cohort.flow()
                .forEach(step -> out.print("    " + Cohort.words(step) + ": of " + step.before() + " kept "
                        + step.kept() + ", excluded " + step.against() + ", cannot be told " + step.untold() + "\n"));
        out.print("    " + cohort.pattern() + "\n");
        cohort.cases().forEach(one -> out.print(one.getURI() + "\n"));
    }
}
