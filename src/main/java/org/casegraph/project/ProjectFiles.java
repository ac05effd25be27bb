package org.casegraph.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
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
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + location), Map.of())) {
                return read(jar.getPath(ROOT));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the location of the program is no URI", e);
        }
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
