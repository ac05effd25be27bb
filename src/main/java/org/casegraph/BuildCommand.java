package org.casegraph;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.casegraph.store.DatasetMetadata;
import org.casegraph.store.Disk;
import org.casegraph.store.Store;
import org.casegraph.store.StoreBuilder;
import org.casegraph.store.StoreFolder;
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
    private final Function<List<Path>, StoreBuilder> stores;
    private final PrintStream out;
    private final Disk disk;

    @Parameters(
            paramLabel = "SOURCE",
            arity = "0..*",
            description = "Cases and terminologies as serve takes them; the project's own cases if none is given.")
    private List<Path> sources = new ArrayList<>();

    @Option(
            names = "--store",
            required = true,
            paramLabel = "DIR",
            description = "Folder for the store; one that is there already is replaced when the new one is whole.")
    private Path folder;

    @Mixin
    private MetadataOptions said = new MetadataOptions();

    /** @param stores reads these sources; of the project's own files if there are none */
    BuildCommand(Function<List<Path>, StoreBuilder> stores, PrintStream out) {
        this(stores, out, Disk.SYSTEM);
    }

    BuildCommand(Function<List<Path>, StoreBuilder> stores, PrintStream out, Disk disk) {
        this.stores = stores;
        this.out = out;
        this.disk = disk;
    }

    @Override
    public Integer call() {
        StoreFolder.requireFree(folder);
        DatasetMetadata metadata = said.metadata();
        StoreBuilder builder = stores.apply(List.copyOf(sources)).withMetadata(metadata);
        int faults = builder.faults().size();
        try (Store store = builder.build()) {
            StoreFolder.save(store, folder, disk);
            out.printf(
                    "%d cases, %d triples in %s%s%n",
                    store.cases().size(),
                    store.dataset().getDefaultGraph().size(),
                    folder,
                    faults == 0 ? "" : ", " + faults + (faults == 1 ? " fault" : " faults"));
        }
        return faults == 0 ? 0 : 1;
    }
}
