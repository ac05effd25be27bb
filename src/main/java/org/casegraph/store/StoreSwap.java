package org.casegraph.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.jena.shared.PrefixMapping;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.search.TextIndexing;
import org.casegraph.store.column.ColumnWriter;
import org.casegraph.store.mapped.ColumnDataset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a new store in the place of the one that is there: its files come beside the old ones, and renaming the manifest is the
 * swap. Only one build writes a folder at a time, and what a build left that was killed is removed by the next.
 */
final class StoreSwap {
    private static final Logger LOG = LoggerFactory.getLogger(StoreSwap.class);
    private static final String COLUMNS_BESIDE = "columns.new";
    private static final String SCRATCH = "columns.scratch";
    private static final String TEXT_BESIDE = "text.new";
    private static final String TEXT_SCRATCH = "text.scratch";

    /** What a build of the layout before left that was killed. */
    private static final String GRAPHS_BESIDE = "graphs.new";

    private static final String MANIFEST_BESIDE = "casegraph-store.new";
    private static final String LOCK = "build.lock";

    private StoreSwap() {}

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
     * Whoever opens the folder meanwhile, or after any step of it failed, finds the old store or the new one.
     *
     * @throws Problem if it cannot be written, or another build writes it
     */
    static ColumnWriter.Written save(Filling filling, DatasetMetadata metadata, Path folder, Disk disk) {
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
            if (isNew && !StoreFolder.isStore(folder)) {
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
        disk.rename(folder.resolve(MANIFEST_BESIDE), folder.resolve(StoreFolder.MANIFEST));
        disk.forceNames(folder);
        return Objects.requireNonNull(done.get());
    }

    /** The sum of the file. */
    private static String writeText(TextIndexing index, Path file, Disk disk) throws IOException {
        MessageDigest sum = DigestUtils.getSha256Digest();
        disk.writeBeside(file, out -> index.write(new DigestOutputStream(out, sum)));
        return HexFormat.of().formatHex(sum.digest());
    }

    /** Removes all of ours that the manifest does not name. What cannot be removed now is by the next build. */
    private static void sweep(Path folder, Disk disk) {
        try (Stream<Path> inside = Files.list(folder)) {
            Set<String> named = Files.exists(folder.resolve(StoreFolder.MANIFEST))
                    ? StoreManifest.read(folder.resolve(StoreFolder.MANIFEST))
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
                boolean isOld = named.isEmpty() && StoreFolder.isStore(folder) && StoreManifest.isContent(name);
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

    /** Throws a {@link Problem} if something is there that a store must not replace. */
    static void requireFree(Path folder) {
        if (!Files.exists(folder) || StoreFolder.isStore(folder)) {
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
        return name.equals(StoreFolder.MANIFEST) || name.equals(LOCK) || DumpFolder.CONTENT.contains(name);
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
