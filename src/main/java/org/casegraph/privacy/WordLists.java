package org.casegraph.privacy;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.casegraph.project.ProjectFiles;

/** The lists of {@code data/privacy/lists}, each in a file; they are too long for patterns. */
final class WordLists {
    private static final String FOLDER = "data/privacy/lists/";

    private final Map<String, WordList> lists = new TreeMap<>();

    static WordLists ofProject() {
        WordLists read = new WordLists();
        ProjectFiles.under(FOLDER.substring(0, FOLDER.length() - 1), ".txt")
                .forEach((path, text) -> read.lists.put(
                        path.substring(FOLDER.length(), path.length() - ".txt".length()), WordList.read(text)));
        return read;
    }

    private WordLists() {}

    /** @param group of a pattern, such as {@code GivenNames} */
    WordList named(String group) {
        String name = group.replaceAll("(?<=.)(\\p{Lu})", "-$1").toLowerCase(Locale.ROOT);
        return Objects.requireNonNull(lists.get(name), () -> "no list is named " + name);
    }
}
