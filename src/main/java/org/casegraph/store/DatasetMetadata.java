package org.casegraph.store;

import java.util.List;
import java.util.Optional;

/**
 * What whoever builds or serves a store says of its cases as a whole; the cases themselves may say more, each of itself.
 *
 * @param licences their IRIs
 * @param source the IRI of where the cases come from
 */
public record DatasetMetadata(Optional<String> title, List<String> licences, Optional<String> source) {
    /** Nothing is said. */
    public static final DatasetMetadata NONE = new DatasetMetadata(Optional.empty(), List.of(), Optional.empty());

    public DatasetMetadata {
        licences = List.copyOf(licences);
    }

    public boolean isEmpty() {
        return title.isEmpty() && licences.isEmpty() && source.isEmpty();
    }

    /** This, and of what it does not say what another says. */
    public DatasetMetadata or(DatasetMetadata other) {
        return new DatasetMetadata(
                title.or(other::title), licences.isEmpty() ? other.licences : licences, source.or(other::source));
    }
}
