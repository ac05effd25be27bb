package org.casegraph.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How each element looks: what the browser makes of the style sheets, and pictures. As fonts differ from machine to
 * machine, the pictures have a font of {@code boxes.ttf}, in which every character is the same box.
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

    private static final Path FOLDER = Path.of("src", "test", "resources", "elements");

    /** The page is drawn in boxes, and how high it then is. */
    private static final String BOXES =
            """
            const font = arguments[0];
            const bytes = Uint8Array.from(atob(font), (letter) => letter.charCodeAt(0));
            return new FontFace("Boxes", bytes).load().then((face) => {
              document.fonts.add(face);
              const sheet = new CSSStyleSheet();
              sheet.replaceSync("*, ::before, ::after, ::placeholder { font-family: Boxes !important; font-synthesis: none; }");
              document.adoptedStyleSheets = [sheet];
              return document.fonts.ready;
            }).then(() => document.documentElement.scrollHeight);
            """;

    /** The page is higher without a bar to scroll it by, as its timeline is then wider. */
    private static final int SLACK = 64;

    private static final int BLOCK = 32;

    /** Pixels of a block that may differ: fewer than a line through it has. */
    private static final int MOST = 24;

    /** Of 255, by which a colour may differ, as edges do between versions of a browser. */
    private static final int NEAR = 24;

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void eachElementIsDrawnAsItWas(String theme, Browser browser) throws IOException {
        browser.prefers(theme, false);
        browser.open("/elements");
        String font = Base64.getEncoder().encodeToString(Files.readAllBytes(FOLDER.resolve("boxes.ttf")));
        browser.size(1280, ((Number) browser.script(BOXES, font)).intValue() + SLACK);
        byte[] picture = browser.picture();

        // For who changed how they look and means it.
        Path found = Path.of("target", "elements-" + theme + ".png");
        Files.write(found, picture);
        assertEquals(
                List.of(),
                differences(
                        ImageIO.read(FOLDER.resolve(theme + ".png").toFile()),
                        ImageIO.read(new ByteArrayInputStream(picture)),
                        browser),
                found + " differs from " + FOLDER.resolve(theme + ".png"));
    }

    /** The elements at the blocks that differ. */
    private static List<String> differences(BufferedImage expected, BufferedImage found, Browser browser) {
        if (expected.getHeight() != found.getHeight() || expected.getWidth() != found.getWidth()) {
            return List.of(expected.getHeight() + " pixels high, now " + found.getHeight());
        }
        TreeSet<String> differing = new TreeSet<>();
        for (int top = 0; top < expected.getHeight(); top += BLOCK) {
            for (int left = 0; left < expected.getWidth(); left += BLOCK) {
                if (differing(expected, found, left, top) > MOST) {
                    differing.add(String.valueOf(browser.script(
                            """
                            const met = document.elementFromPoint(arguments[0], arguments[1]);
                            return (met.closest("[data-element]") ?? met).dataset.element ?? met.outerHTML.slice(0, 80);
                            """,
                            left + BLOCK / 2,
                            Math.min(top + BLOCK / 2, expected.getHeight() - 1))));
                }
            }
        }
        return List.copyOf(differing);
    }

    private static int differing(BufferedImage one, BufferedImage other, int left, int top) {
        int count = 0;
        for (int y = top; y < Math.min(top + BLOCK, one.getHeight()); y++) {
            for (int x = left; x < Math.min(left + BLOCK, one.getWidth()); x++) {
                int a = one.getRGB(x, y);
                int b = other.getRGB(x, y);
                boolean differs = false;
                for (int shift = 0; shift < 24; shift += 8) {
                    differs |= Math.abs((a >> shift & 0xff) - (b >> shift & 0xff)) > NEAR;
                }
                count += differs ? 1 : 0;
            }
        }
        return count;
    }

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
