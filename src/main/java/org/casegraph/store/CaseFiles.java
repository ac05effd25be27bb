package org.casegraph.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/** A folder that cases are written to, a file each: whole or not at all, and never in place of what somebody else wrote. */
public final class CaseFiles {
    private static final Pattern BESIDE = Pattern.compile("\\.casegraph-(\\d+)\\.new");

    private final Path folder;
    private final boolean replaces;
    private final Disk disk;

    /** @param replaces whether a file with other content gives way */
    public CaseFiles(Path folder, boolean replaces, Disk disk) {
        this.folder = folder;
        this.replaces = replaces;
        this.disk = disk;
    }

    /** Removes what imports left that were killed. */
    public void sweep() {
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path file : (Iterable<Path>) inside::iterator) {
                Matcher beside = BESIDE.matcher(file.getFileName().toString());
                if (beside.matches()
                        && ProcessHandle.of(Long.parseLong(beside.group(1))).isEmpty()) {
                    disk.delete(file);
                }
            }
        } catch (IOException e) {
            throw notWritten(folder, e);
        }
    }

    /**
     * Writes a file. One that is there with the same content stays.
     *
     * @throws Problem if it cannot be written, or another is there and is not to be replaced, or a link, which never is
     */
    public void write(String name, Disk.Content content) {
        Path file = folder.resolve(name);
        try {
            byte[] bytes = bytes(content);
            if (Files.isSymbolicLink(file)) {
                throw Problem.of(
                        Mistake.NOT_WRITTEN,
                        file.toString(),
                        "this is a link, which is not written through",
                        "Remove it");
            }
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
                    return;
                }
                if (!replaces) {
                    throw Problem.of(
                            Mistake.NOT_WRITTEN,
                            file.toString(),
                            "this is there already with other content",
                            "Name another folder, or give --force to replace it");
                }
            }
            Path beside = folder.resolve(".casegraph-" + ProcessHandle.current().pid() + ".new");
            disk.writeBeside(beside, out -> out.write(bytes));
            rename(beside, file);
        } catch (IOException e) {
            throw notWritten(file, e);
        }
    }

    /** Makes the names of all files safe from a loss of power; comes after the last. */
    public void finish() {
        try {
            disk.forceNames(folder);
        } catch (IOException e) {
            throw notWritten(folder, e);
        }
    }

    private void rename(Path beside, Path file) throws IOException {
        try {
            disk.rename(beside, file);
        } catch (IOException e) {
            Files.deleteIfExists(beside);
            throw e;
        }
    }

    private static byte[] bytes(Disk.Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.writeTo(bytes);
        return bytes.toByteArray();
    }

    private static Problem notWritten(Path file, IOException e) {
        return Problem.of(
                Mistake.NOT_WRITTEN,
                file.toString(),
                "it cannot be written: " + Problem.reason(e),
                "Check the disk; what was there before is as it was",
                e);
    }
}
