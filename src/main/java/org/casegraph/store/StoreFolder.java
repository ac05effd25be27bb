package org.casegraph.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.Prefixes;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.graph.CaseIris;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.search.TextFile;
import org.casegraph.search.TextIndexing;
import org.casegraph.source.FolderFiles;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.column.ColumnWriter;
import org.casegraph.store.mapped.ColumnDataset;
import org.jspecify.annotations.Nullable;

/**
 * A store that was built once and is opened many times. The folder holds all graphs as columns in one file, what is said in
 * them as an index in another, each named by its content, and a manifest that says which files these are and what they have
 * to be. At every moment there is the old store or the new one, whole, also after a loss of power. Opening compares sizes and
 * what the file says of its own columns, so that nothing torn or outdated is served; {@link #requireUndamaged} reads all of
 * it.
 */
public final class StoreFolder {
    static final String MANIFEST = "casegraph-store.json";

    /** A reader meets a swap at most as often while it opens one store. */
    private static final int SWAPS = 5;

    private StoreFolder() {}

    /** Throws a {@link Problem} if something is there that a store must not replace. */
    public static void requireFree(Path folder) {
        StoreSwap.requireFree(folder);
    }

    /** Whether a folder holds a store, of whatever version. */
    public static boolean isStore(Path folder) {
        return Files.isRegularFile(folder.resolve(MANIFEST));
    }

    /** Where a store has its own graphs as N-Quads, if they were written out. */
    public static Path dump(Path folder) {
        return folder.resolve(DumpFolder.QUADS);
    }

    /**
     * What was built.
     *
     * @param unchanged how many of the cases were taken from the store before, as their files are the same
     * @param faults what was told of the cases that were left out, or cannot be ordered
     */
    public record Built(int cases, long triples, int unchanged, List<Problem> faults) {}

    /**
     * Builds a store in place of the one that is there, case by case, so that it takes the memory of a few.
     *
     * @param metadata what is said of the cases as a whole
     * @param description as {@link StoreBuilder#describedBy} takes it
     * @param watch is told how far it is
     * @throws Problem if not one case could be taken, or it cannot be written, or another build writes it
     */
    public static Built build(
            CaseSources sources,
            Path folder,
            DatasetMetadata metadata,
            Disk disk,
            Function<DatasetGraph, Map<Node, Graph>> description,
            BuildWatch watch) {
        ColumnBuild build = new ColumnBuild(sources, description, watch, whole(folder));
        ColumnWriter.Written written = StoreSwap.save(build, metadata, folder, disk);
        return new Built(written.cases(), written.triples(), build.unchanged(), build.faults());
    }

    /**
     * A store that no byte of has changed, and that this program can read.
     *
     * @param text its index; empty if that has changed
     */
    record Whole(ColumnDataset columns, Optional<TextFile> text) {}

    private static Optional<Whole> whole(Path folder) {
        if (!isStore(folder)) {
            return Optional.empty();
        }
        try {
            return Optional.of(latest(
                            folder, manifest -> new Whole(columns(folder, manifest), wholeText(folder, manifest))))
                    .filter(read -> read.columns().damaged().isEmpty());
        } catch (Problem unusable) {
            return Optional.empty();
        }
    }

    /** As {@link #save(Store, Path, Disk)}, on the file system of the machine. */
    public static void save(Store store, Path folder) {
        save(store, folder, Disk.SYSTEM);
    }

    /**
     * Writes a store in place of the one that is there. Whoever opens the folder meanwhile, or after any step of it failed,
     * finds the old store or the new one. What a build left that was killed is removed.
     *
     * @throws Problem if it cannot be written, or another build writes it
     */
    public static void save(Store store, Path folder, Disk disk) {
        var unused = StoreSwap.save(
                (writer, scratch, text) -> fill(store, writer, scratch, text), store.metadata(), folder, disk);
    }

    private static PrefixMapping fill(Store store, ColumnWriter writer, Path scratch, TextIndexing text)
            throws IOException {
        // As columns list them, so that a case has the same place in both.
        List<Node> cases = store.cases().stream().sorted(ColumnWriter.ORDER).toList();
        text.begin(store.dataset(), cases, Optional.empty());
        for (Node name : (Iterable<Node>) store.dataset()::listGraphNodes) {
            boolean isOfCase = store.hasCase(name)
                    || CaseIris.inferredOf(name).filter(store::hasCase).isPresent();
            if (!isOfCase) {
                writer.addGraph(name, store.dataset().getGraph(name));
            }
        }
        for (Node name : cases) {
            writer.addCase(name, store.dataset().getGraph(name), store.dataset().getGraph(Store.inferredGraph(name)));
        }
        writer.setIndex(ColumnBuild.index(store.similarity()));
        PrefixMapping prefixes = PrefixMapping.Factory.create()
                .setNsPrefixes(Prefixes.adapt(store.dataset().prefixes()));
        ColumnDataset whole = ColumnBuild.written(writer, prefixes, scratch);
        writer.setCohort(CohortQueries.prepare(whole.union(), whole.caseColumns()));
        return prefixes;
    }

    /**
     * Opens a store, of which no more is read than what tells whether it is whole.
     *
     * @param ontology the project's modules, which have to be those that the store was built with; asked for when somebody
     *     looks at them
     * @throws Problem if the folder was not written by this version of the ontology, the rules and the questions, or is
     *     damaged
     */
    public static StoreBuilder open(Path folder, Supplier<List<SourceGraph>> ontology) {
        return StoreBuilder.of(latest(
                folder,
                manifest -> new MappedStore(
                        columns(folder, manifest), text(folder, manifest), manifest.described(), ontology)));
    }

    /** Reads all of a store; throws a {@link Problem} if something in it is not what was written. */
    public static void requireUndamaged(Path folder) {
        boolean isWhole = latest(
                folder, manifest -> columns(folder, manifest).damaged().isEmpty() && !isTextDamaged(folder, manifest));
        if (!isWhole) {
            throw damaged(folder, null);
        }
    }

    private static <T> T latest(Path folder, Function<StoreManifest, T> open) {
        StoreManifest manifest = readManifest(folder);
        for (int swap = 0; swap < SWAPS; swap++) {
            try {
                return open.apply(manifest);
            } catch (Problem damaged) {
                // Its graphs may have gone because there is a new store by now.
                StoreManifest now = readManifest(folder);
                if (now.equals(manifest)) {
                    throw damaged;
                }
                manifest = now;
            }
        }
        return open.apply(manifest);
    }

    private static ColumnDataset columns(Path folder, StoreManifest manifest) {
        if (!manifest.layout().equals(StoreManifest.LAYOUT)
                || !ProgramInputs.project().equals(manifest.ontology())) {
            throw Problem.of(
                    Mistake.STORE_OUTDATED,
                    folder.toString(),
                    "this store was built by another version of casegraph",
                    "Build it again");
        }
        try {
            Path file = folder.resolve(manifest.columns());
            ColumnDataset columns = ColumnDataset.open(file);
            if (Files.size(file) != manifest.size()
                    || !columns.sha256().equals(manifest.sha256())
                    || columns.quads() != manifest.quads()
                    || columns.cases().size() != manifest.cases()) {
                throw damaged(folder, null);
            }
            return columns;
        } catch (IOException e) {
            throw damaged(folder, e);
        }
    }

    private static TextFile text(Path folder, StoreManifest manifest) {
        try {
            Path file = folder.resolve(manifest.text());
            TextFile text = TextFile.open(file);
            if (Files.size(file) != manifest.textSize()) {
                throw damaged(folder, null);
            }
            return text;
        } catch (IOException e) {
            throw damaged(folder, e);
        }
    }

    private static Optional<TextFile> wholeText(Path folder, StoreManifest manifest) {
        try {
            return isTextDamaged(folder, manifest) ? Optional.empty() : Optional.of(text(folder, manifest));
        } catch (Problem unusable) {
            return Optional.empty();
        }
    }

    private static boolean isTextDamaged(Path folder, StoreManifest manifest) {
        try (InputStream in = Files.newInputStream(folder.resolve(manifest.text()))) {
            return !DigestUtils.sha256Hex(in).equals(manifest.textSha256());
        } catch (IOException e) {
            throw damaged(folder, e);
        }
    }

    private static StoreManifest readManifest(Path folder) {
        try {
            return StoreManifest.read(folder.resolve(MANIFEST)).orElseThrow(() -> damaged(folder, null));
        } catch (IOException e) {
            throw damaged(folder, e);
        }
    }

    /** A store that another user keeps to itself is whole. */
    static Problem damaged(Path folder, @Nullable Exception cause) {
        if (cause instanceof AccessDeniedException denied) {
            return FolderFiles.unreadable(folder, denied);
        }
        return Problem.of(Mistake.STORE_DAMAGED, folder.toString(), "this store is damaged", "Build it again", cause);
    }
}
