package org.casegraph.intake;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casegraph.terminology.CaseTerms;

/**
 * What was found in an imported case, so that it can be told again without reading it.
 *
 * @param losses how many values were not carried over
 */
record CaseFacts(CaseChecks.Checked checked, int losses) {

    /** Losses, disclosures and doubts, with a bar between. */
    String text() {
        Map<String, Integer> doubts = new TreeMap<>();
        checked.doubts().forEach((kind, number) -> doubts.put(kind.name(), number));
        return losses + "|" + text(checked.disclosures()) + "|" + text(doubts);
    }

    private static String text(Map<String, ? extends Number> counts) {
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(";"));
    }

    /** What {@link #text()} wrote. */
    static CaseFacts read(String text) {
        String[] parts = text.split("\\|", -1);
        Map<String, Long> disclosures = new TreeMap<>(counts(parts[1], Function.identity(), Long::valueOf));
        Map<CaseTerms.Kind, Integer> doubts = new EnumMap<>(CaseTerms.Kind.class);
        doubts.putAll(counts(parts[2], CaseTerms.Kind::valueOf, Integer::valueOf));
        return new CaseFacts(new CaseChecks.Checked(List.of(), disclosures, doubts), Integer.parseInt(parts[0]));
    }

    private static <K, N> Map<K, N> counts(String text, Function<String, K> key, Function<String, N> number) {
        return Stream.of(text.split(";"))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> entry.split("="))
                .collect(Collectors.toMap(entry -> key.apply(entry[0]), entry -> number.apply(entry[1])));
    }
}
