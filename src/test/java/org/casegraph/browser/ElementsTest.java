package org.casegraph.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How each element looks: what the browser makes of the style sheets, not pictures, which differ with the fonts of a
 * machine.
 */
@InBrowser
class ElementsTest {
    private static final Path EXPECTED = Path.of("src/test/resources/elements/styles.tsv");

    private static final String STYLES =
            """
            const properties = ["font-size", "font-weight", "color", "background-color", "border-top-width",
              "border-top-color", "padding-top", "padding-left"];
            return [...document.querySelectorAll("[data-element]")].map((element) =>
              [element.dataset.element, ...properties.map((name) => getComputedStyle(element).getPropertyValue(name))]
                .join("\\t"));
            """;

    @Test
    void eachElementLooksAsItIsWrittenInBothThemes(Browser browser) throws IOException {
        List<String> found = new ArrayList<>();
        for (String theme : List.of("light", "dark")) {
            browser.prefers(theme, false);
            browser.open("/elements");
            ((List<?>) browser.script(STYLES)).forEach(line -> found.add(theme + "\t" + line));
        }

        // For who changed how they look and means it.
        Files.write(Path.of("target/elements-styles.tsv"), found);
        assertEquals(String.join("\n", Files.readAllLines(EXPECTED)), String.join("\n", found));
    }
}
