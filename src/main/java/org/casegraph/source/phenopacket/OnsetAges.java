package org.casegraph.source.phenopacket;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.casegraph.project.TableFile;

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
        return TableFile.rows("source/onset-ages.tsv")
                .collect(Collectors.toUnmodifiableMap(
                        row -> row.get(0), row -> new OnsetAges(row.get(1), age(row.get(2)), age(row.get(3)))));
    }

    private static Optional<String> age(String cell) {
        return Optional.of(cell).filter(age -> !age.isEmpty());
    }
}
