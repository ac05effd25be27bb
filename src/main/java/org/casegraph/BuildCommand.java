package org.casegraph;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.casegraph.description.DatasetDescription;
import org.casegraph.description.SelfDescription;
import org.casegraph.intake.CaseStore;
import org.casegraph.intake.ExampleCohort;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.DatasetMetadata;
import org.casegraph.store.Disk;
import org.casegraph.store.DumpFolder;
import org.casegraph.store.Store;
import org.casegraph.store.StoreFolder;
import org.casegraph.store.mapped.ColumnDataset;
import org.casegraph.table.TableFolder;
import org.casegraph.vocabulary.CG;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Builds once what {@code serve} and {@code query} then open. */
@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description = "Reads, orders and enlarges cases once; serve and query open the folder that it writes.")
final class BuildCommand implements Callable<Integer> {
    private final PrintStream out;
    private final Disk disk;

    @Parameters(
            paramLabel = "SOURCE",
            arity = "0..*",
            description =
                    "Cases, terminologies and annotations as serve takes them; the project's own cases if none is given.")
    private List<Path> sources = new ArrayList<>();

    @Option(
            names = "--example",
            paramLabel = "EXAMPLE",
            description = "Published cases that come with the program, with their terminology: rare-diseases.")
    private @Nullable String example;

    @Option(
            names = "--store",
            required = true,
            paramLabel = "DIR",
            description = "Folder for the store; one that is there already is replaced when the new one is whole.")
    private Path folder;

    @Option(
            names = "--dump",
            paramLabel = "DIR",
            description =
                    "Folder for dump.nq.gz, all graphs as N-Quads, void.ttl, their description, and tables, the cases as"
                            + " Parquet files with a codebook, for other programs; serve offers the dump in the folder of"
                            + " its store.")
    private @Nullable Path dump;

    @Option(
            names = "--without-implied",
            description =
                    "Write dump-without-implied.nq.gz instead, without what a path finds, such as the classes above a"
                            + " class, and without the pairs that nothing orders.")
    private boolean withoutImplied;

    @Option(names = "--force", description = "Replace a dump that is there already with other content.")
    private boolean force;

    @Mixin
    private MetadataOptions said = new MetadataOptions();

    BuildCommand(PrintStream out) {
        this(out, Disk.SYSTEM);
    }

    BuildCommand(PrintStream out, Disk disk) {
        this.out = out;
        this.disk = disk;
    }

    @Override
    public Integer call() {
        QuestionLibrary questions = QuestionLibrary.ofProject();
        DatasetMetadata metadata = said.metadata();
        StoreFolder.Built built;
        try (Progress progress = Progress.start()) {
            built = CaseStore.build(
                    Stream.concat(sources.stream(), Stream.ofNullable(example).map(ExampleCohort::folder))
                            .toList(),
                    folder,
                    metadata,
                    disk,
                    dataset -> SelfDescription.of(dataset, questions, ColumnDataset.SERVER, metadata),
                    progress::at);
        }
        int faults = built.faults().size();
        out.printf(
                "%d cases, %d triples in %s%s%n",
                built.cases(),
                built.triples(),
                folder,
                faults == 0 ? "" : ", " + faults + (faults == 1 ? " fault" : " faults"));
        if (dump != null) {
            writeDump(dump);
        }
        return faults == 0 ? 0 : 1;
    }

    private void writeDump(Path target) {
        try (Store store = CaseStore.builder(List.of(folder)).servedAt(CG.BASE).build()) {
            Graph description = store.dataset().getGraph(DatasetDescription.GRAPH);
            DumpFolder.write(store.dataset(), description, target, !withoutImplied, force, disk);
            TableFolder.write(store.dataset(), store.cases(), target.resolve(DumpFolder.TABLES), force, disk);
        }
        out.printf("%s, void.ttl and tables in %s%n", DumpFolder.quads(!withoutImplied), target);
    }
}
