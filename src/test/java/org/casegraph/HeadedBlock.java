package org.casegraph;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A part of a test's resource, under a heading such as {@code ## F001 glucagonoma is rare}.
 *
 * @param heading without its signs
 * @param text the part, with what stands before the first heading, its prefixes, put before it
 */
record HeadedBlock(String heading, String text) {
    private static final String SIGNS = "## ";

    /** In the order of the file. */
    static List<HeadedBlock> read(String resource) {
        String[] parts = text(resource).split("(?m)^" + SIGNS);
        return Arrays.stream(parts)
                .skip(1)
                .map(part -> part.split("\n", 2))
                .map(part -> new HeadedBlock(part[0], parts[0] + part[1]))
                .toList();
    }

    /** The first word of the heading. */
    String id() {
        return heading.split(" ")[0];
    }

    static String text(String resource) {
        try (InputStream stream = HeadedBlock.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("no such resource: " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
