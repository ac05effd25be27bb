package org.casegraph.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.jena.sys.JenaSystem;

/** The project's own {@code ontology/}, {@code data/} and {@code queries/}, which travel in the jar. */
public final class ProjectFiles {
    private static final String ROOT = "casegraph/";

    /** Read once: to open the jar takes longer than to read all that is in it of ours. */
    private static final SortedMap<String, String> TEXTS = all();

    private ProjectFiles() {}

    /**
     * The texts of all files below a folder, by path such as {@code queries/rules/grade.rq}, in the order of the paths.
     *
     * @param folder for example {@code ontology}
     * @param ending for example {@code .ttl}
     */
    public static SortedMap<String, String> under(String folder, String ending) {
        SortedMap<String, String> texts = new TreeMap<>();
        TEXTS.forEach((path, text) -> {
            if (path.startsWith(folder + "/") && path.endsWith(ending)) {
                texts.put(path, text);
            }
        });
        return Collections.unmodifiableSortedMap(texts);
    }

    /**
     * What a reader makes of each file, in the order of the paths. Several threads read.
     *
     * @param texts by path, as {@link #under} gives them
     * @param reader of a path and its text
     */
    public static <T> List<T> readEach(SortedMap<String, String> texts, BiFunction<String, String, T> reader) {
        // Before the threads: Jena's classes start each other, and two threads could wait for each other for ever.
        JenaSystem.init();
        return texts.entrySet().parallelStream()
                .map(file -> reader.apply(file.getKey(), file.getValue()))
                .toList();
    }

    private static SortedMap<String, String> all() {
        try {
            URI location = ProjectFiles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            Path place = Path.of(location);
            if (Files.isDirectory(place)) {
                return read(place.resolve(ROOT));
            }
            try (ZipFile jar = new ZipFile(place.toFile())) {
                return read(jar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the location of the program is no URI", e);
        }
    }

    /** Not by a file system, which would first make a tree of all that is in the jar. */
    private static SortedMap<String, String> read(ZipFile jar) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Enumeration<? extends ZipEntry> all = jar.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            if (entry.getName().startsWith(ROOT) && !entry.isDirectory()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    texts.put(
                            entry.getName().substring(ROOT.length()),
                            new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return Collections.unmodifiableSortedMap(texts);
    }

    private static SortedMap<String, String> read(Path root) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return Collections.unmodifiableSortedMap(texts);
    }
}
