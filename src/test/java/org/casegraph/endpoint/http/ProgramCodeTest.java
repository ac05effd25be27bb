package org.casegraph.endpoint.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramCodeTest {
    @TempDir
    private Path folder;

    @Test
    void twoBuildsOfOneVersionDifferByTheirCode() throws IOException {
        String first = ProgramCode.digest(jar("first.jar", "Main.class", "old"));

        assertEquals(first, ProgramCode.digest(jar("again.jar", "Main.class", "old")));
        assertNotEquals(first, ProgramCode.digest(jar("second.jar", "Main.class", "new")));
        assertNotEquals(first, ProgramCode.digest(jar("third.jar", "Other.class", "old")));
    }

    @Test
    void aBuildThatRunsFromItsClassesIsToldByThemToo() throws IOException {
        Path file = Files.createDirectories(folder.resolve("classes/org")).resolve("Main.class");
        Files.writeString(file, "old");
        String before = ProgramCode.digest(folder.resolve("classes"));
        Files.writeString(file, "new");

        assertNotEquals(before, ProgramCode.digest(folder.resolve("classes")));
        assertTrue(ProgramCode.own().orElseThrow().matches("[0-9a-f]{12}"));
    }

    private Path jar(String name, String entry, String content) throws IOException {
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(entry));
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
