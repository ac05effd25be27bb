package org.casegraph.source;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/** The files in a tar.gz or zip archive, one in memory at a time, nothing unpacked to disk. */
public final class ArchiveFiles {
    private final Predicate<String> wanted;
    private final Consumer<Entry> files;
    private final Consumer<Problem> problems;

    /**
     * A file of an archive.
     *
     * @param file {@code archive!/name}
     * @param packedBefore how many bytes of the archive were read until it was
     */
    public record Entry(String file, byte[] bytes, long packedBefore) {}

    /**
     * @param wanted by the name inside the archive
     * @param files takes each
     * @param problems takes the files that are too large; an archive that is broken or a bomb is thrown as one
     */
    public ArchiveFiles(Predicate<String> wanted, Consumer<Entry> files, Consumer<Problem> problems) {
        this.wanted = wanted;
        this.files = files;
        this.problems = problems;
    }

    public void read(Path archive) {
        try (Counted packed = new Counted(new BufferedInputStream(Files.newInputStream(archive)));
                ArchiveInputStream<?> entries = open(archive, packed)) {
            InputStream unpacked = new GuardedStream(entries, () -> packed.count, () -> bomb(archive));
            int found = 0;
            for (ArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (!entry.isDirectory() && wanted.test(entry.getName())) {
                    found++;
                    one(archive + "!/" + entry.getName(), unpacked, packed);
                } else {
                    unpacked.transferTo(OutputStream.nullOutputStream());
                }
            }
            if (found == 0) {
                throw Problem.of(
                        Mistake.NOTHING_TO_READ,
                        archive.toString(),
                        "there is nothing in this archive that is read",
                        "Name another archive");
            }
        } catch (NoSuchFileException e) {
            throw Problem.of(Mistake.FILE_MISSING, archive.toString(), "there is no such file", "Check the path", e);
        } catch (IOException e) {
            throw Problem.of(
                    Mistake.MALFORMED_FILE,
                    archive.toString(),
                    "the archive cannot be read on: " + e.getMessage(),
                    "Fetch it again; what came before that was read",
                    e);
        }
    }

    private static Problem bomb(Path archive) {
        return Problem.of(
                Mistake.FILE_TOO_LARGE,
                archive.toString(),
                "what comes out of it is more than " + SizeLimit.RATIO + " times larger than the archive",
                "Unpack it yourself if you trust it; what came before that was read");
    }

    private void one(String file, InputStream unpacked, Counted packed) throws IOException {
        byte[] bytes = unpacked.readNBytes(SizeLimit.FILE + 1);
        if (bytes.length > SizeLimit.FILE) {
            problems.accept(SizeLimit.tooLarge(file));
            unpacked.transferTo(OutputStream.nullOutputStream());
        } else {
            files.accept(new Entry(file, bytes, packed.count));
        }
    }

    private static ArchiveInputStream<?> open(Path archive, InputStream packed) throws IOException {
        return archive.toString().toLowerCase(Locale.ROOT).endsWith(".zip")
                ? new ZipArchiveInputStream(packed)
                : new TarArchiveInputStream(GzipCompressorInputStream.builder()
                        .setInputStream(packed)
                        .setDecompressConcatenated(true)
                        .get());
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
