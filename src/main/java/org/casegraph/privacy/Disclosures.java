package org.casegraph.privacy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.casegraph.source.SourceGraph;

/** Counts what in some cases may tell who somebody is; {@code check} lists each. */
public final class Disclosures {
    private final Map<String, Long> found = new TreeMap<>();
    private int cases;

    public void add(SourceGraph source) {
        add(in(source));
    }

    /** Adds what was found {@link #in} a case. */
    public void add(Map<String, Long> disclosed) {
        cases += disclosed.isEmpty() ? 0 : 1;
        disclosed.forEach((kind, number) -> found.merge(kind, number, Long::sum));
    }

    /** As {@link PrivacyLint#counts}. */
    public Map<String, Long> in(SourceGraph source) {
        return PrivacyLint.ofProject().counts(source);
    }

    /** As one line, with the number of cases and of each kind; empty if there was nothing. */
    public Optional<String> line() {
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of("may tell who somebody is, in " + cases + (cases == 1 ? " case" : " cases") + ": "
                        + found.entrySet().stream()
                                .map(one -> one.getValue() + " × " + one.getKey())
                                .collect(Collectors.joining(", "))
                        + "; check lists each");
    }
}
