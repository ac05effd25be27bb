package org.casegraph.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What is asked, as files. Nothing here needs a library, since peers have none of ours. */
final class BenchFile {
    private static final String FOLDER = "/bench/";

    private BenchFile() {}

    static String text(String file) {
        try (InputStream resource = BenchFile.class.getResourceAsStream(FOLDER + file)) {
            if (resource == null) {
                throw new IllegalStateException(file + " is not there");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
