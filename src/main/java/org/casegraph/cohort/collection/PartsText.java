package org.casegraph.cohort.collection;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.cohort.PreparedColumns;
import org.casegraph.cohort.selection.SelectionKey;

/** The parts of all cases as text: a line for each key with how many there are and are told, then one for each that is. */
final class PartsText {
    private static final String TAB = "\t";

    private PartsText() {}

    /** Empty if a part has no name by which it can be told. */
    static Optional<String> write(Map<SelectionKey, CollectionIndex.Parts> parts) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<SelectionKey, CollectionIndex.Parts> one : parts.entrySet()) {
            List<CollectionIndex.Counted> first = one.getValue().first();
            lines.add(String.join(
                    TAB, one.getKey().word(), Integer.toString(one.getValue().all()), Integer.toString(first.size())));
            for (CollectionIndex.Counted part : first) {
                Optional<String> name = PreparedColumns.lines(List.of(part.thing()));
                if (name.isEmpty()) {
                    return Optional.empty();
                }
                lines.add(String.join(TAB, Integer.toString(part.cases()), Integer.toString(part.most()), name.get()));
            }
        }
        return Optional.of(String.join("\n", lines));
    }

    /** What {@link #write} wrote. */
    static Map<SelectionKey, CollectionIndex.Parts> read(String text) {
        Map<SelectionKey, CollectionIndex.Parts> parts = new EnumMap<>(SelectionKey.class);
        List<String> lines = text.lines().toList();
        int line = 0;
        while (line < lines.size()) {
            String[] key = lines.get(line).split(TAB);
            int next = line + 1 + Integer.parseInt(key[2]);
            parts.put(
                    SelectionKey.named(key[0]).orElseThrow(),
                    new CollectionIndex.Parts(
                            Integer.parseInt(key[1]),
                            lines.subList(line + 1, next).stream()
                                    .map(PartsText::part)
                                    .toList()));
            line = next;
        }
        return parts;
    }

    private static CollectionIndex.Counted part(String line) {
        String[] part = line.split(TAB, 3);
        Node thing = PreparedColumns.terms(part[2]).get(0);
        return new CollectionIndex.Counted(thing, Integer.parseInt(part[0]), Integer.parseInt(part[1]));
    }
}
