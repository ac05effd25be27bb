package org.casegraph.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/** A folder that files are written to: whole or not at all, and never in place of what somebody else wrote. */
public final class WholeFiles {
    private static final Pattern BESIDE = Pattern.compile("\\.casegraph-(\\d+)\\.new");

    private final Path folder;
    private final boolean replaces;
    private final Disk disk;

    /** @param replaces whether a file with other content gives way */
    public WholeFiles(Path folder, boolean replaces, Disk disk) {
        this.folder = folder;
        this.replaces = replaces;
        this.disk = disk;
    }

    /**
     * The same of a folder that is made if it is not there, without what killed processes left in it.
     *
     * @throws Problem if it cannot be made
     */
    public static WholeFiles in(Path folder, boolean replaces, Disk disk) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Problem.of(
                    Mistake.NOT_WRITTEN,
                    folder.toString(),
                    "no such folder can be made: " + Problem.reason(e),
                    "Name another folder",
                    e);
        }
        WholeFiles files = new WholeFiles(folder, replaces, disk);
        files.sweep();
        return files;
    }

    /** Removes what processes left that were killed. */
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
            requireNoLink(file);
            Path beside = folder.resolve(".casegraph-" + ProcessHandle.current().pid() + ".new");
            disk.writeBeside(beside, content);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !givesWay(file, beside)) {
                disk.delete(beside);
            } else {
                rename(beside, file);
            }
        } catch (IOException e) {
            throw notWritten(file, e);
        }
    }

    private static void requireNoLink(Path file) {
        if (Files.isSymbolicLink(file)) {
            throw Problem.of(
                    Mistake.NOT_WRITTEN, file.toString(), "this is a link, which is not written through", "Remove it");
        }
    }

    /** Not if it is the same already; throws a {@link Problem} if it is another and is to stay. */
    private boolean givesWay(Path file, Path beside) throws IOException {
        if (Files.isRegularFile(file) && Files.mismatch(file, beside) < 0) {
            return false;
        }
        if (!replaces) {
            disk.delete(beside);
            throw Problem.of(
                    Mistake.NOT_WRITTEN,
                    file.toString(),
                    "this is there already with other content",
                    "Name another folder, or give --force to replace it");
        }
        return true;
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

    private static Problem notWritten(Path file, IOException e) {
        return Problem.of(
                Mistake.NOT_WRITTEN,
                file.toString(),
                "it cannot be written: " + Problem.reason(e),
                "Check the disk; what was there before is as it was",
                e);
    }
}
