package org.casegraph.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
import org.casegraph.similarity.SimilarityIndex;
import org.casegraph.source.FolderFiles;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.column.ColumnWriter;
import org.casegraph.store.mapped.ColumnDataset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store that was built once and is opened many times. The folder holds all graphs as columns in one file, what is said in
 * them as an index in another, each named by its content, and a manifest that says which files these are and what they have
 * to be. A new store comes into the folder beside the
 * old one, and renaming the manifest is the swap: at every moment there is the old store or the new one, whole, also after a
 * loss of power. Opening compares sizes and what the file says of its own columns, so that nothing torn or outdated is
 * served; {@link #requireUndamaged} reads all of it.
 */
public final class StoreFolder {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFolder.class);
    private static final String COLUMNS_BESIDE = "columns.new";
    private static final String SCRATCH = "columns.scratch";
    private static final String TEXT_BESIDE = "text.new";
    private static final String TEXT_SCRATCH = "text.scratch";

    /** What a build of the layout before left that was killed. */
    private static final String GRAPHS_BESIDE = "graphs.new";

    private static final String MANIFEST = "casegraph-store.json";
    private static final String MANIFEST_BESIDE = "casegraph-store.new";
    private static final String LOCK = "build.lock";

    /** A reader meets a swap at most as often while it opens one store. */
    private static final int SWAPS = 5;

    private StoreFolder() {}

    /** Whether a folder holds a store, of whatever version. */
    public static boolean isStore(Path folder) {
        return Files.isRegularFile(folder.resolve(MANIFEST));
    }

    /** Where a store has its own graphs as N-Quads, if they were written out. */
    public static Path dump(Path folder) {
        return folder.resolve(DumpFolder.QUADS);
    }

    /** Throws a {@link Problem} if something is there that a store must not replace. */
    public static void requireFree(Path folder) {
        if (!Files.exists(folder) || isStore(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.isDirectory(folder) ? Files.list(folder) : Stream.of(folder)) {
            // What a build left that was killed before there was a store is ours.
            if (inside.anyMatch(file -> !isOurs(file.getFileName().toString()))) {
                throw Problem.of(
                        Mistake.NOT_WRITTEN,
                        folder.toString(),
                        "this is there already and is no store of casegraph",
                        "Name another folder");
            }
        } catch (IOException e) {
            throw notWritten(folder, e);
        }
    }

    private static boolean isOurs(String name) {
        return StoreManifest.isContent(name)
                || isLasting(name)
                || Set.of(COLUMNS_BESIDE, SCRATCH, TEXT_BESIDE, TEXT_SCRATCH, GRAPHS_BESIDE, MANIFEST_BESIDE)
                        .contains(name);
    }

    /** Whether a file of this name stays when a build ends, whatever store it belongs to. */
    private static boolean isLasting(String name) {
        return name.equals(MANIFEST) || name.equals(LOCK) || DumpFolder.CONTENT.contains(name);
    }

    /** Puts graphs into columns. */
    interface Filling {
        /**
         * @param scratch a file that is free to be written, and gone at the end
         * @param text takes the dataset once all that is searched is in it
         * @return the prefixes of the store
         */
        PrefixMapping fill(ColumnWriter writer, Path scratch, TextIndexing text) throws IOException;
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
        ColumnWriter.Written written = save(build, metadata, folder, disk);
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
        save((writer, scratch, text) -> add(store, writer, scratch, text), store.metadata(), folder, disk);
    }

    private static ColumnWriter.Written save(Filling filling, DatasetMetadata metadata, Path folder, Disk disk) {
        requireFree(folder);
        boolean isNew = !Files.exists(folder);
        try {
            Files.createDirectories(folder);
            try (FileChannel lock = FileChannel.open(
                            folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = lock.tryLock()) {
                if (held == null) {
                    throw new OverlappingFileLockException();
                }
                ColumnWriter.Written written;
                try {
                    written = write(filling, metadata, folder, disk);
                } finally {
                    sweep(folder, disk);
                }
                if (isNew && folder.toAbsolutePath().getParent() != null) {
                    disk.forceNames(folder.toAbsolutePath().getParent());
                }
                return written;
            }
        } catch (OverlappingFileLockException e) {
            throw Problem.of(
                    Mistake.NOT_WRITTEN, folder.toString(), "another build writes this store", "Wait for its end", e);
        } catch (IOException e) {
            throw notWritten(folder, e);
        } finally {
            if (isNew && !isStore(folder)) {
                removeEmpty(folder);
            }
        }
    }

    private static ColumnWriter.Written write(Filling filling, DatasetMetadata metadata, Path folder, Disk disk)
            throws IOException {
        sweep(folder, disk);
        Path beside = folder.resolve(COLUMNS_BESIDE);
        Path scratch = folder.resolve(SCRATCH);
        AtomicReference<ColumnWriter.Written> done = new AtomicReference<>();
        Path textBeside = folder.resolve(TEXT_BESIDE);
        String text;
        try (TextIndexing index = new TextIndexing(folder.resolve(TEXT_SCRATCH))) {
            try (ColumnWriter writer = new ColumnWriter(scratch)) {
                PrefixMapping prefixes = filling.fill(writer, scratch.resolve("columns"), index);
                disk.writeBeside(beside, out -> done.set(writer.write(prefixes, out)));
            }
            text = writeText(index, textBeside, disk);
        }
        ColumnDataset written = ColumnDataset.open(beside);
        StoreManifest manifest = new StoreManifest(
                StoreManifest.LAYOUT,
                ProgramInputs.project(),
                StoreManifest.columnsNamed(written.sha256()),
                written.sha256(),
                Files.size(beside),
                written.quads(),
                written.cases().size(),
                StoreManifest.textNamed(text),
                text,
                Files.size(textBeside),
                metadata);
        disk.rename(textBeside, folder.resolve(manifest.text()));
        disk.rename(beside, folder.resolve(manifest.columns()));
        disk.writeBeside(folder.resolve(MANIFEST_BESIDE), out -> out.write(manifest.json()));
        disk.forceNames(folder);
        // It tells of the store before.
        DumpFolder.remove(folder, disk);
        disk.rename(folder.resolve(MANIFEST_BESIDE), folder.resolve(MANIFEST));
        disk.forceNames(folder);
        return Objects.requireNonNull(done.get());
    }

    /** The sum of the file. */
    private static String writeText(TextIndexing index, Path file, Disk disk) throws IOException {
        MessageDigest sum = DigestUtils.getSha256Digest();
        disk.writeBeside(file, out -> index.write(new DigestOutputStream(out, sum)));
        return HexFormat.of().formatHex(sum.digest());
    }

    private static PrefixMapping add(Store store, ColumnWriter writer, Path scratch, TextIndexing text)
            throws IOException {
        text.begin(store.dataset(), store.cases(), Optional.empty());
        for (Node name : (Iterable<Node>) store.dataset()::listGraphNodes) {
            boolean isOfCase = store.hasCase(name)
                    || CaseIris.inferredOf(name).filter(store::hasCase).isPresent();
            if (!isOfCase) {
                writer.addGraph(name, store.dataset().getGraph(name));
            }
        }
        for (Node name : store.cases().stream().sorted(ColumnWriter.ORDER).toList()) {
            writer.addCase(name, store.dataset().getGraph(name), store.dataset().getGraph(Store.inferredGraph(name)));
        }
        writer.setIndex(index(store.similarity()));
        PrefixMapping prefixes = PrefixMapping.Factory.create()
                .setNsPrefixes(Prefixes.adapt(store.dataset().prefixes()));
        ColumnDataset whole = written(writer, prefixes, scratch);
        writer.setCohort(CohortQueries.prepare(whole.union(), whole.caseColumns()));
        return prefixes;
    }

    /** What was added so far, to be asked. */
    static ColumnDataset written(ColumnWriter writer, PrefixMapping prefixes, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            writer.write(prefixes, out);
        }
        return ColumnDataset.open(file);
    }

    /** As {@link MappedStore} reads it. */
    static byte[] index(SimilarityIndex similarity) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        similarity.writeTo(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    /** Removes all of ours that the manifest does not name. What cannot be removed now is by the next build. */
    private static void sweep(Path folder, Disk disk) {
        try (Stream<Path> inside = Files.list(folder)) {
            Set<String> named = Files.exists(folder.resolve(MANIFEST))
                    ? StoreManifest.read(folder.resolve(MANIFEST))
                            .filter(manifest -> !manifest.columns().isEmpty())
                            .map(StoreManifest::files)
                            .orElse(Set.of())
                    : Set.of();
            ColumnWriter.sweep(folder.resolve(SCRATCH));
            ColumnWriter.sweep(folder.resolve(TEXT_SCRATCH));
            for (Path file : inside.toList()) {
                String name = file.getFileName().toString();
                boolean isOfTheStore = named.contains(name) || isLasting(name);
                // A store of the first layout is one until the new one is there.
                boolean isOld = named.isEmpty() && isStore(folder) && StoreManifest.isContent(name);
                if (isOurs(name) && !isOfTheStore && !isOld) {
                    disk.delete(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("{}: what an earlier build left cannot be removed now: {}", folder, Problem.reason(e));
        }
    }

    /** Nothing is left of a first build that failed. */
    private static void removeEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(LOCK));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            LOG.warn("{} cannot be removed: {}", folder, Problem.reason(e));
        }
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

    private static Problem notWritten(Path folder, IOException cause) {
        return Problem.of(
                Mistake.NOT_WRITTEN,
                folder.toString(),
                "the store cannot be written: " + Problem.reason(cause),
                "Check the disk; the store that was there before is there or a whole new one",
                cause);
    }
}
