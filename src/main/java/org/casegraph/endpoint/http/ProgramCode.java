package org.casegraph.endpoint.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.casegraph.source.Sha256;

/** What a program is made of. The version of a development build stays the same while its code does not. */
final class ProgramCode {
    private static final int LENGTH = 12;

    private ProgramCode() {}

    /** Of the program that runs; empty where it does not run from a file. */
    static Optional<String> own() {
        return Optional.ofNullable(ProgramCode.class.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .filter(location -> location.getProtocol().equals("file"))
                .map(ProgramCode::digest);
    }

    private static String digest(URL location) {
        try {
            return digest(Path.of(location.toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The beginning of a SHA-256 over the names and checksums of all files in a jar or folder. */
    static String digest(Path program) {
        try {
            Map<String, Long> files = Files.isDirectory(program) ? inFolder(program) : inJar(program);
            return Sha256.of(files.toString().getBytes(StandardCharsets.UTF_8)).substring(0, LENGTH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Long> inJar(Path jar) throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (JarFile program = new JarFile(jar.toFile())) {
            program.stream().forEach(entry -> files.put(entry.getName(), entry.getCrc()));
        }
        return files;
    }

    private static Map<String, Long> inFolder(Path folder) throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                CRC32 sum = new CRC32();
                sum.update(Files.readAllBytes(file));
                files.put(folder.relativize(file).toString(), sum.getValue());
            }
        }
        return files;
    }
}
