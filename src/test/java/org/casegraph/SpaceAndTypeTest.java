package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The style sheets have their sizes of words, lines, space, corners and of what is pressed from one scale, which
 * {@code docs/visual-language.md} lists.
 */
class SpaceAndTypeTest {
    private static final Path SHEETS = Path.of("src", "main", "resources", "casegraph");

    private static final Pattern DECLARATION = Pattern.compile("(?<=[{;\\s])([a-z-]+):\\s*([^;{}]+);");

    /** A property, and the steps that its lengths may be. */
    private static final Map<Pattern, Pattern> STEPS = Map.of(
            Pattern.compile("(?:margin|padding)(?:-[a-z-]+)?|(?:row-|column-)?gap|text-underline-offset"),
            Pattern.compile("--space-\\d"),
            Pattern.compile("font|font-size"),
            Pattern.compile("--(?:tiny|small|text|large|larger|title|lines(?:-close|-near)?|target|body|serif|mono)"),
            Pattern.compile("line-height"),
            Pattern.compile("--lines(?:-close|-near)?"),
            Pattern.compile("min-height"),
            Pattern.compile("--(?:target|control|control-small|space-\\d)"),
            Pattern.compile("border(?:-[a-z]+)*-radius"),
            Pattern.compile("--round(?:-small|-full)?"));

    /** What is left of a value once its steps are taken out: nothing that is a size but shares of the window and zero. */
    private static final Pattern NO_SIZE = Pattern.compile(
            "(?:[\\s/,()*+]|\\b(?:auto|none|inherit|calc|clamp|min|max|[4-7]00)\\b|(?<![\\d.])(?:0|-1)(?![\\d.%a-z])|\\d+v[wh]|50%)*");

    /** The whole page, which the browser's own size and paper set. */
    private static final List<String> OF_THE_PAGE = List.of("font-size: 118.75%", "font-size: 10pt");

    private static List<Path> sheets() throws IOException {
        try (var files = Files.walk(SHEETS)) {
            return files.filter(file -> file.toString().endsWith(".css"))
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path sheet) throws IOException {
        return Files.readString(sheet).replaceAll("(?s)/\\*.*?\\*/", "");
    }

    @Test
    void everySizeIsAStepOfTheScale() throws IOException {
        List<String> others = new ArrayList<>();
        for (Path sheet : sheets()) {
            Matcher found = DECLARATION.matcher(text(sheet));
            while (found.find()) {
                others.addAll(others(sheet, found.group(1), found.group(2)));
            }
        }
        assertEquals(List.of(), others);
    }

    private static List<String> others(Path sheet, String property, String value) {
        String declaration = property + ": " + value;
        if (OF_THE_PAGE.contains(declaration)) {
            return List.of();
        }
        return STEPS.entrySet().stream()
                .filter(steps -> steps.getKey().matcher(property).matches())
                .map(steps -> value.replaceAll("var\\(" + steps.getValue() + "\\)", ""))
                .filter(rest -> !NO_SIZE.matcher(rest).matches())
                .map(rest -> sheet.getFileName() + ": " + declaration)
                .toList();
    }

    @Test
    void aSizeOfItsOwnIsFound() {
        Path sheet = Path.of("any.css");
        for (String bad : List.of(
                "margin: 0 0.3rem",
                "padding: var(--tiny)",
                "font: 600 13px/1.2 serif",
                "font-size: 0.9em",
                "line-height: 1.3",
                "gap: calc(var(--space-1) + 1px)",
                "border-radius: 3px")) {
            String[] parts = bad.split(": ");
            assertEquals(List.of("any.css: " + bad), others(sheet, parts[0], parts[1]));
        }
        assertEquals(List.of(), others(sheet, "padding", "0 clamp(var(--space-6), 3vw, var(--space-7)) 0 auto"));
    }

    @Test
    void theStepsAreThoseOfTheDocumentAndEachIsUsed() throws IOException {
        String document = Files.readString(Path.of("docs", "visual-language.md"));
        Map<String, String> written = new LinkedHashMap<>();
        Pattern.compile("(?m)^\\| `(--[a-z0-9-]+)` \\| `([^`]+)` \\|")
                .matcher(document.substring(document.indexOf("## Space and type")))
                .results()
                .forEach(line -> written.put(line.group(1), line.group(2)));
        StringBuilder all = new StringBuilder();
        for (Path sheet : sheets()) {
            all.append(text(sheet));
        }
        Map<String, String> defined = new LinkedHashMap<>();
        Pattern.compile("(--(?:tiny|small|text|larger?|title|lines|space|target|control|round)[a-z0-9-]*): ([^;]+);")
                .matcher(all)
                .results()
                .forEach(step -> assertEquals(null, defined.put(step.group(1), step.group(2)), step.group()));

        assertEquals(defined, written);
        assertTrue(written.size() > 20, written.toString());
        TreeSet<String> unused = new TreeSet<>(written.keySet());
        unused.removeIf(step -> all.indexOf("var(" + step + ")") >= 0);
        assertEquals(new TreeSet<>(), unused);
    }
}
