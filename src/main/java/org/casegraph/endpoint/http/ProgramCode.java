package org.casegraph.endpoint.http;

import java.io.IOException;
import java.io.InputStream;
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
    private static final String MADE = "/casegraph-store/program.txt";

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
        return made().or(ProgramCode::found);
    }

    /** What the build wrote into its jar, as to read the names of all that is in it takes longer than to answer. */
    private static Optional<String> made() {
        try (InputStream sum = ProgramCode.class.getResourceAsStream(MADE)) {
            return sum == null
                    ? Optional.empty()
                    : Optional.of(new String(sum.readNBytes(LENGTH), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> found() {
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

    /** Of all entries in their order. */
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
