package org.casegraph;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.casegraph.cohort.collection.CollectionIndex;
import org.casegraph.export.ExportDocument;
import org.casegraph.export.ExportFormat;
import org.casegraph.export.delivery.ExportFolder;
import org.casegraph.export.delivery.ExportFormats;
import org.casegraph.export.delivery.ExportedCases;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.query.CaseParameters;
import org.casegraph.query.Parameter;
import org.casegraph.store.Disk;
import org.casegraph.store.Store;
import org.casegraph.store.StoreBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes cases in another format, with a list of what is lost beside each. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        customSynopsis = {
            "casegraph export CASE|FILE...|name=value... --to=FORMAT --into=DIR",
            "                        [--force] [--strict] [--source=FILE...]"
        },
        description = "Writes cases in another format, and beside each file a list of what it cannot say.")
final class ExportCommand implements Callable<Integer> {
    private static final String CASE = "case";

    private final Function<List<Path>, StoreBuilder> stores;
    private final PrintStream out;
    private final Disk disk;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "CASE|FILE|name=value",
            arity = "1..*",
            description = "Ids or IRIs of cases; files, which stand for all their cases; or conditions such as"
                    + " disease=glucagonoma sex=female. read=any means all cases.")
    private List<String> chosen = new ArrayList<>();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FORMAT",
            description = "The format; an unknown one is answered with those that there are.")
    private String format;

    @Option(names = "--into", required = true, paramLabel = "DIR", description = "Folder for the files.")
    private Path folder;

    @Mixin
    private ForceOption force = new ForceOption();

    @Option(names = "--strict", description = "Write no case of which anything would be lost.")
    private boolean isStrict;

    @Mixin
    private SourceOption sources = new SourceOption();

    private final List<Path> files = new ArrayList<>();
    private final Map<String, List<String>> conditions = new LinkedHashMap<>();

    /**
     * @param stores reads these sources; of the project's own files if there are none
     * @param out written in UTF-8
     */
    ExportCommand(Function<List<Path>, StoreBuilder> stores, PrintStream out) {
        this.stores = stores;
        this.out = out;
        this.disk = Disk.SYSTEM;
    }

    /** @return 1 if a case could not be written */
    @Override
    public Integer call() {
        ExportFormat into = ExportFormats.named(format)
                .orElseThrow(() -> Problem.of(
                        Mistake.BAD_OPTION,
                        "--to " + format,
                        "there is no such format",
                        "Give one of "
                                + ExportFormats.all().stream()
                                        .map(ExportFormat::name)
                                        .collect(Collectors.joining(", "))));
        chosen.forEach(this::sort);
        int refused = 0;
        StoreBuilder builder = stores.apply(Stream.concat(files.stream(), sources.files().stream())
                .distinct()
                .toList());
        int faults = builder.faults().size();
        try (Store store = builder.build()) {
            List<Node> cases = cases(store);
            ExportFolder target = new ExportFolder(into, folder, force.isGiven(), isStrict, disk);
            List<ExportDocument> documents =
                    new ExportedCases(store).documents(into, cases, together()).toList();
            for (ExportDocument document : documents) {
                try {
                    target.write(document);
                } catch (Problem notWritten) {
                    refused++;
                    tell(notWritten);
                }
            }
            target.finish();
            summarise(target);
        }
        return refused + faults == 0 ? 0 : 1;
    }

    private void sort(String word) {
        int equals = word.indexOf('=');
        boolean isCondition = equals > 0
                && CaseParameters.all().stream().map(Parameter::name).anyMatch(word.substring(0, equals)::equals);
        if (isCondition) {
            conditions
                    .computeIfAbsent(word.substring(0, equals), key -> new ArrayList<>())
                    .add(word.substring(equals + 1));
        } else if (Files.exists(Path.of(word))) {
            files.add(Path.of(word));
        } else {
            conditions.computeIfAbsent(CASE, key -> new ArrayList<>()).add(word);
        }
    }

    /** Files stand for their cases, beside those that are named; conditions hold of all of them. */
    private List<Node> cases(Store store) {
        CollectionIndex index = CollectionIndex.of(store.dataset().getContext());
        try {
            if (files.isEmpty()) {
                return chosen(store, index, conditions);
            }
            Set<Node> named = new LinkedHashSet<>(sources.files().isEmpty() ? store.cases() : ofFiles());
            if (conditions.containsKey(CASE)) {
                named.addAll(chosen(store, index, Map.of(CASE, conditions.get(CASE))));
            }
            Map<String, List<String>> others = new LinkedHashMap<>(conditions);
            others.remove(CASE);
            return chosen(store, index, others).stream().filter(named::contains).toList();
        } catch (IllegalArgumentException e) {
            throw Problem.of(
                    Mistake.BAD_ARGUMENT,
                    String.join(" ", chosen),
                    Problem.reason(e).replaceAll("\\.$", ""),
                    "See docs/exports.md",
                    e);
        }
    }

    private List<Node> ofFiles() {
        try (Store alone = stores.apply(files).build()) {
            return List.copyOf(alone.cases());
        }
    }

    private static List<Node> chosen(Store store, CollectionIndex index, Map<String, List<String>> conditions) {
        return index.cases(CaseParameters.read(conditions, store.dataset().getDefaultGraph()), () -> {});
    }

    /** What a cohort is called that these words choose. */
    private String together() {
        return chosen.stream()
                .map(word -> word.substring(word.lastIndexOf('/') + 1))
                .collect(Collectors.joining("-"));
    }

    private void tell(Problem problem) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(problem.text());
        err.flush();
    }

    private void summarise(ExportFolder target) {
        int files = target.documents();
        out.println(counted(target.cases(), "case") + " written to " + folder + " as " + format + ", "
                + counted(files, "file"));
        new TreeMap<>(target.lost()).forEach((reason, times) -> out.println("lost: " + times + " × " + reason));
        out.flush();
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
