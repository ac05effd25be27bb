package org.casegraph.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.jena.sys.JenaSystem;

/**
 * The project's own {@code ontology/}, {@code data/} and {@code queries/}, which travel in the jar. Each folder is read when
 * it is first asked for, and once.
 */
public final class ProjectFiles {
    private static final String ROOT = "casegraph/";

    /** Lists what is below {@link #ROOT} in the jar that has all in it, to go through which takes a fifth of a second. */
    private static final String LIST = "casegraph-store/files.txt";

    private static final SortedMap<String, Folder> FOLDERS = folders();

    private ProjectFiles() {}

    /**
     * The texts of all files below a folder, by path such as {@code queries/rules/grade.rq}, in the order of the paths.
     *
     * @param folder for example {@code ontology}
     * @param ending for example {@code .ttl}
     */
    public static SortedMap<String, String> under(String folder, String ending) {
        SortedMap<String, String> texts = new TreeMap<>();
        of(folder, ending).forEach(below -> below.texts().forEach((path, text) -> {
            if (path.endsWith(ending)) {
                texts.put(path, text);
            }
        }));
        return Collections.unmodifiableSortedMap(texts);
    }

    /** The paths of the same files, of which none is read. */
    public static SortedSet<String> paths(String folder, String ending) {
        return of(folder, ending)
                .flatMap(below -> below.paths.stream())
                .filter(path -> path.endsWith(ending))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Folder> of(String folder, String ending) {
        return FOLDERS.tailMap(folder).entrySet().stream()
                .filter(below -> below.getKey().equals(folder) || below.getKey().startsWith(folder + "/"))
                .map(Map.Entry::getValue)
                .filter(below -> below.paths.stream().anyMatch(path -> path.endsWith(ending)));
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

    private static SortedMap<String, Folder> folders() {
        SortedMap<String, Folder> folders = new TreeMap<>();
        try {
            Path place = Path.of(ProjectFiles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            paths(place).stream()
                    .filter(path -> path.contains("/"))
                    .collect(Collectors.groupingBy(path -> path.substring(0, path.lastIndexOf('/'))))
                    .forEach((folder, paths) -> folders.put(folder, new Folder(place, paths)));
            return folders;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the location of the program is no URI", e);
        }
    }

    private static List<String> paths(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            Path root = place.resolve(ROOT);
            try (Stream<Path> files = Files.walk(root)) {
                return files.filter(Files::isRegularFile)
                        .map(file -> root.relativize(file).toString().replace('\\', '/'))
                        .toList();
            }
        }
        try (ZipFile jar = new ZipFile(place.toFile())) {
            return jar.getEntry(LIST) != null
                    ? text(jar, LIST).lines().toList()
                    : jar.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.startsWith(ROOT) && !name.endsWith("/"))
                            .map(name -> name.substring(ROOT.length()))
                            .toList();
        }
    }

    private static String text(ZipFile jar, String name) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static final class Folder {
        private final Path place;
        private final List<String> paths;
        private Optional<SortedMap<String, String>> texts = Optional.empty();

        Folder(Path place, List<String> paths) {
            this.place = place;
            this.paths = paths;
        }

        synchronized SortedMap<String, String> texts() {
            if (texts.isEmpty()) {
                texts = Optional.of(read());
            }
            return texts.get();
        }

        private SortedMap<String, String> read() {
            SortedMap<String, String> read = new TreeMap<>();
            try {
                if (Files.isDirectory(place)) {
                    for (String path : paths) {
                        read.put(path, Files.readString(place.resolve(ROOT + path)));
                    }
                } else {
                    try (ZipFile jar = new ZipFile(place.toFile())) {
                        for (String path : paths) {
                            read.put(path, ProjectFiles.text(jar, ROOT + path));
                        }
                    }
                }
                return Collections.unmodifiableSortedMap(read);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
