package org.casegraph.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    void whatMayNotBeReadSaysSo() {
        assertEquals(
                "/secret: this may not be read. Give yourself the right to read it.",
                FolderFiles.unreadable(Path.of("/secret"), new AccessDeniedException("/secret"))
                        .getMessage()
                        .replace('\\', '/'));
    }

    private List<Path> under(Path folder) {
        return FolderFiles.under(folder, file -> file.toString().endsWith(".ttl"), problems::add);
    }
}
