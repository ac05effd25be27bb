package org.casegraph.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The files in a folder, in those below it and in those that it links to, each once. What may not be read is a problem, and
 * the rest is found.
 */
public final class FolderFiles extends SimpleFileVisitor<Path> {
    /** More files of other kinds than these lie beside no cases: somebody named a disk. */
    private static final int MOST_OTHERS = 200_000;

    private final Path folder;
    private final Predicate<Path> wanted;
    private final Consumer<Problem> problems;
    private final int mostOthers;
    private final List<Path> found = new ArrayList<>();
    private int others;

    private FolderFiles(Path folder, Predicate<Path> wanted, Consumer<Problem> problems, int mostOthers) {
        this.folder = folder;
        this.wanted = wanted;
        this.problems = problems;
        this.mostOthers = mostOthers;
    }

    /**
     * Sorted by their paths.
     *
     * @throws Problem if there are too many of other kinds, as below the root of a disk
     */
    public static List<Path> under(Path folder, Predicate<Path> wanted, Consumer<Problem> problems) {
        return under(folder, wanted, problems, MOST_OTHERS);
    }

    static List<Path> under(Path folder, Predicate<Path> wanted, Consumer<Problem> problems, int mostOthers) {
        FolderFiles files = new FolderFiles(folder, wanted, problems, mostOthers);
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Collections.sort(files.found);
        Set<Path> known = new HashSet<>();
        return files.found.stream().filter(file -> known.add(real(file))).toList();
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (wanted.test(file) && Files.isRegularFile(file)) {
            found.add(file);
        } else {
            countOther();
        }
        return FileVisitResult.CONTINUE;
    }

    private void countOther() {
        others++;
        if (others > mostOthers) {
            throw Problem.of(
                    Mistake.BAD_ARGUMENT,
                    folder.toString(),
                    "more than " + mostOthers + " files of other kinds are in this folder and below it",
                    "Name the folder of the cases");
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file;
        }
    }

    /** A link to a folder around it leads to nothing new. */
    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) {
        if (failure instanceof FileSystemLoopException) {
            return FileVisitResult.CONTINUE;
        }
        problems.accept(unreadable(path, failure));
        countOther();
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
        if (failure != null) {
            problems.accept(unreadable(folder, failure));
        }
        return FileVisitResult.CONTINUE;
    }

    /** What the file system says of a path, and what to do. */
    public static Problem unreadable(Path path, IOException failure) {
        return failure instanceof AccessDeniedException
                ? Problem.of(
                        Mistake.FILE_UNREADABLE,
                        path.toString(),
                        "this may not be read",
                        "Give yourself the right to read it",
                        failure)
                : Problem.of(
                        Mistake.FILE_UNREADABLE,
                        path.toString(),
                        "this cannot be read: " + failure,
                        "Check the disk and the path",
                        failure);
    }
}
