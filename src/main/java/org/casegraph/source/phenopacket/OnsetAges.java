package org.casegraph.source.phenopacket;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The ages that a class of onset holds by its definition in HPO, as listed in {@code onset-ages.tsv}.
 *
 * @param least an xsd:duration from birth, included
 * @param before an xsd:duration from birth, not included; if there is neither, the onset is not after birth
 */
record OnsetAges(String label, Optional<String> least, Optional<String> before) {
    private static final Map<String, OnsetAges> BY_ID = read();

    /** @param id as {@code HP:0011463} */
    static Optional<OnsetAges> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    private static Map<String, OnsetAges> read() {
        try (InputStream in =
                Objects.requireNonNull(OnsetAges.class.getResourceAsStream("/casegraph/source/onset-ages.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toUnmodifiableMap(
                            row -> row[0], row -> new OnsetAges(row[1], age(row[2]), age(row[3]))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> age(String cell) {
        return Optional.of(cell).filter(age -> !age.isEmpty());
    }
}
