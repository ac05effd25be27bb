package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A reader sees quotes without what follows them, so each ends where the thought does. */
class QuoteEndTest {
    private static final Pattern QUOTE = Pattern.compile("cg:quote\\s+\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Words after which something must follow. */
    private static final Set<String> OPEN = Set.of(
            "a", "an", "the", "with", "and", "in", "to", "for", "were", "by", "or", "at", "on", "from", "as", "are",
            "that", "which", "who", "her", "his", "this", "has", "be", "been", "into", "their", "its", "due", "during",
            "along");

    @Test
    void noQuoteOfOurCasesEndsWithinAPhrase() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("data/cases"))) {
            List<String> open = files.sorted()
                    .flatMap(QuoteEndTest::quotes)
                    .filter(quote -> OPEN.contains(lastWord(quote)))
                    .toList();
            assertEquals(List.of(), open);
        }
    }

    private static Stream<String> quotes(Path file) {
        try {
            Matcher quotes = QUOTE.matcher(Files.readString(file));
            return quotes.results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    private static String lastWord(String quote) {
        String word = quote.substring(quote.lastIndexOf(' ') + 1);
        return word.equals("A") ? "" : word.toLowerCase(Locale.ROOT);
    }
}
