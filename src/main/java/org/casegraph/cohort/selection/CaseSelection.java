package org.casegraph.cohort.selection;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Conditions on cases. Those of one key are alternatives, but of {@code with} and {@code without}, which hold together; those
 * of different keys hold together. Without any all cases are meant.
 *
 * @param conditions by key, in the order of the keys, then of the values; each once
 */
public record CaseSelection(List<Condition> conditions) {
    /** @param value as it was written */
    public record Condition(SelectionKey key, String value) {}

    public CaseSelection {
        conditions = conditions.stream()
                .distinct()
                .sorted(Comparator.comparing(Condition::key).thenComparing(Condition::value))
                .toList();
    }

    /**
     * Reads {@code key=value&key=value}, where a value may be percent-encoded as in an address. Throws an
     * {@link IllegalArgumentException} with a sentence for whoever wrote it.
     */
    public static CaseSelection parse(String text) {
        List<Condition> conditions = new ArrayList<>();
        for (String part : text.split("&")) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            String word = equals < 0 ? part : part.substring(0, equals);
            SelectionKey key = SelectionKey.named(word.strip())
                    .orElseThrow(() -> new IllegalArgumentException("\"" + word.strip()
                            + "\" is no condition on cases. Write one of "
                            + Arrays.stream(SelectionKey.values())
                                    .map(SelectionKey::word)
                                    .collect(Collectors.joining(", "))
                            + ", as in disease=OMIM:154700&sex=female"));
            String value = equals < 0 ? "" : decoded(part.substring(equals + 1)).strip();
            if (value.isEmpty()) {
                throw new IllegalArgumentException("the condition " + key.word() + " has no value. " + key.advice());
            }
            conditions.add(new Condition(key, value));
        }
        return new CaseSelection(conditions);
    }

    /** Also the conditions of another, but for those of keys that this has conditions of. */
    public CaseSelection with(CaseSelection other) {
        Set<SelectionKey> own = conditions.stream().map(Condition::key).collect(Collectors.toSet());
        return new CaseSelection(Stream.concat(
                        conditions.stream(),
                        other.conditions().stream().filter(condition -> !own.contains(condition.key())))
                .toList());
    }

    /** As {@link #parse} reads it; the same for the same conditions. */
    @Override
    public String toString() {
        return conditions.stream()
                .map(condition -> condition.key().word() + "="
                        + URLEncoder.encode(condition.value(), StandardCharsets.UTF_8)
                                .replace("%3A", ":")
                                .replace("%2F", "/")
                                .replace("+", "%20"))
                .collect(Collectors.joining("&"));
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + value + "\" has a % that stands for nothing. Write %25", e);
        }
    }
}
