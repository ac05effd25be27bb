package org.casegraph.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.casegraph.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFilesTest {
    private final List<Problem> problems = new ArrayList<>();

    @Test
    void filesOfFoldersBelowAreFoundInOrder(@TempDir Path folder) throws IOException {
        Path below = Files.createDirectories(folder.resolve("a/b"));
        Path deep = Files.createFile(below.resolve("2.ttl"));
        Path high = Files.createFile(folder.resolve("a/1.ttl"));
        Files.createFile(folder.resolve("other.txt"));

        assertEquals(List.of(high, deep), under(folder));
        assertEquals(List.of(), problems);
    }

    @Test
    void linkedFoldersAreFollowedOnceAndWithoutEnd(@TempDir Path folder) throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.createFile(elsewhere.resolve("1.ttl"));
        Files.createSymbolicLink(elsewhere.resolve("back"), elsewhere);
        Path links = Files.createDirectories(folder.resolve("links"));
        Path first = Files.createSymbolicLink(links.resolve("a"), elsewhere);
        Files.createSymbolicLink(links.resolve("b"), elsewhere);
        Files.createSymbolicLink(links.resolve("broken.ttl"), folder.resolve("gone"));

        assertEquals(List.of(first.resolve("1.ttl")), under(links));
        assertEquals(List.of(), problems);
    }

    @Test
    void whatCannotBeReadIsAProblemAndNoEnd(@TempDir Path folder) {
        Path gone = folder.resolve("gone");

        assertEquals(List.of(), under(gone));
        assertEquals(
                List.of(gone + ": this cannot be read: java.nio.file.NoSuchFileException: " + gone
                        + ". Check the disk and the path."),
                problems.stream().map(Problem::getMessage).toList());
    }

    @Test
    void aFolderOfMostlyOtherFilesIsRefusedInOneLine(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("1.ttl"));
        Files.createFile(folder.resolve("2.ttl"));
        for (int other = 0; other < 3; other++) {
            Files.createFile(folder.resolve(other + ".txt"));
        }

        assertEquals(
                2,
                FolderFiles.under(folder, FolderFilesTest::isTurtle, problems::add, 3)
                        .size());
        assertEquals(
                folder + ": more than 2 files of other kinds are in this folder and below it. Name the folder of the"
                        + " cases.",
                assertThrows(
                                Problem.class,
                                () -> FolderFiles.under(folder, FolderFilesTest::isTurtle, problems::add, 2))
                        .getMessage());
    }

    @Test
    void whatMayNotBeReadSaysSo() {
        assertEquals(
                "/secret: this may not be read. Give yourself the right to read it.",
                FolderFiles.unreadable(Path.of("/secret"), new AccessDeniedException("/secret"))
                        .getMessage()
                        .replace('\\', '/'));
    }

    private List<Path> under(Path folder) {
        return FolderFiles.under(folder, FolderFilesTest::isTurtle, problems::add);
    }

    private static boolean isTurtle(Path file) {
        return file.toString().endsWith(".ttl");
    }
}
