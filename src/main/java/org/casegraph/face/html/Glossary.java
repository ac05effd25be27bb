package org.casegraph.face.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.casegraph.project.ProgramFolder;

/** What words of the pages mean, as {@code docs/glossary.md} says: told where a word stands, behind a sign to press. */
public final class Glossary {
    private static final Pattern SECTION = Pattern.compile("(?m)^## (.+)\\n+([^#]+)");
    private static final Pattern SIGN = Pattern.compile("popovertarget=\"gloss-([a-z-]+)\"");
    private static final Map<String, Entry> ENTRIES = read();

    private Glossary() {}

    private record Entry(String word, String meaning) {}

    /** A button that shows what a word means; nothing where the glossary does not have it. */
    public static Html sign(String word) {
        Entry entry = ENTRIES.get(name(word));
        return entry == null
                ? Html.EMPTY
                : Html.element("button")
                        .with("type", "button")
                        .with("class", "gloss")
                        .with("popovertarget", "gloss-" + name(word))
                        .with("aria-label", "What “" + entry.word() + "” means")
                        .of("?");
    }

    /** The word with its sign; the word alone where the glossary does not have it. */
    public static Html explained(String word) {
        return Html.all(Html.text(word), sign(word));
    }

    /** What the signs of some markup show, each once. */
    static Html notes(String markup) {
        TreeSet<String> asked = SIGN.matcher(markup)
                .results()
                .map(sign -> sign.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        return Html.all(asked.stream()
                .flatMap(name -> Optional.ofNullable(ENTRIES.get(name)).stream())
                .map(Glossary::note)
                .toList());
    }

    private static Html note(Entry entry) {
        String name = name(entry.word());
        return Html.element("div")
                .with("class", "gloss-note")
                .with("id", "gloss-" + name)
                .with("popover", "auto")
                .of(
                        Html.element("b").of(entry.word()),
                        Html.text(" " + entry.meaning() + " "),
                        Html.link("/docs/glossary#" + name, "All words"));
    }

    private static String name(String word) {
        return word.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static Map<String, Entry> read() {
        try {
            String text = Files.readString(ProgramFolder.of("casegraph-docs").resolve("docs/glossary.md"));
            List<Entry> entries = SECTION.matcher(text)
                    .results()
                    .map(section ->
                            new Entry(section.group(1).strip(), section.group(2).strip()))
                    .toList();
            Map<String, Entry> byName = new LinkedHashMap<>();
            entries.forEach(entry -> byName.put(name(entry.word()), entry));
            return byName;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
