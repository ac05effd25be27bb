package org.casegraph.intake;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casegraph.shapes.CaseShapes;
import org.casegraph.source.SourceGraph;

/** Counts what in some cases may tell who somebody is; {@code check} lists each. */
public final class Disclosures {
    private final CaseShapes shapes = CaseShapes.ofProject();
    private final Map<String, Long> found = new TreeMap<>();
    private int cases;

    public void add(SourceGraph source) {
        add(shapes.disclosed(source));
    }

    /** The same for many, which are looked at beside one another. */
    void addAll(Stream<SourceGraph> sources) {
        sources.parallel().map(shapes::disclosed).forEachOrdered(this::add);
    }

    private void add(Map<String, Long> disclosed) {
        cases += disclosed.isEmpty() ? 0 : 1;
        disclosed.forEach((kind, number) -> found.merge(kind, number, Long::sum));
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
