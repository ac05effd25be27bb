package org.casegraph.chronicle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;

/**
 * One of several measurements of the same quantity of one thing that one passage gives, as the length of a mass beside
 * its width.
 *
 * @param quantity that is measured
 * @param of what
 * @param thing in words
 * @param value as it is written
 * @param passage that gives it
 */
record Dimension(Node quantity, Node of, String thing, String value, String unit, Node passage) {
    private record Key(Node quantity, Node of, String unit, Node passage) {}

    private Key key() {
        return new Key(quantity, of, unit, passage);
    }

    /** The events, those that give dimensions of the same as the first of them, which then has all values. */
    static List<CaseEvent> joined(List<CaseEvent> events) {
        Map<Object, List<CaseEvent>> groups = new LinkedHashMap<>();
        for (CaseEvent event : events) {
            Object key = event.dimension().map(found -> (Object) found.key()).orElse(event.node());
            groups.computeIfAbsent(key, first -> new ArrayList<>()).add(event);
        }
        return groups.values().stream().map(Dimension::joinedAlike).toList();
    }

    private static CaseEvent joinedAlike(List<CaseEvent> alike) {
        CaseEvent first = alike.get(0);
        Optional<Dimension> dimension = first.dimension();
        if (alike.size() == 1 || dimension.isEmpty()) {
            return first;
        }
        String values = alike.stream()
                .flatMap(event -> event.dimension().stream())
                .map(Dimension::value)
                .collect(Collectors.joining(" × "));
        return first.named(
                dimension.get().thing() + ": " + values + " " + dimension.get().unit());
    }
}
