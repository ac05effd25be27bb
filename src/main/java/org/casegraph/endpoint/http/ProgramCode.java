package org.casegraph.endpoint.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.codec.digest.DigestUtils;
import org.casegraph.source.Sha256;

/** What a program is made of. The version of a development build stays the same while its code does not. */
final class ProgramCode {
    private static final int LENGTH = 12;

    private ProgramCode() {}

    /** Once in a process, as its program stays the same. */
    private static final class Own {
        static final Optional<String> CODE = read();
    }

    /** Of the program that runs; empty where it does not run from a file. */
    static Optional<String> own() {
        return Own.CODE;
    }

    private static Optional<String> read() {
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
            return Files.isDirectory(program)
                    ? Sha256.of(inFolder(program).toString().getBytes(StandardCharsets.UTF_8))
                            .substring(0, LENGTH)
                    : inJar(program).substring(0, LENGTH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of all entries in their order, as there are twenty thousand and the first answer waits for it. */
    private static String inJar(Path jar) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        try (JarFile program = new JarFile(jar.toFile())) {
            program.stream().forEach(entry -> {
                digest.update(entry.getName().getBytes(StandardCharsets.UTF_8));
                digest.update(
                        ByteBuffer.allocate(Long.BYTES).putLong(entry.getCrc()).flip());
            });
        }
        return HexFormat.of().formatHex(digest.digest());
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
