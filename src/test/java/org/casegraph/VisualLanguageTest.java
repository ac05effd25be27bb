package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.casegraph.drawing.Frequency;
import org.casegraph.drawing.FrequencyDrawing;
import org.casegraph.graph.Labels;
import org.casegraph.graph.ShortNames;
import org.casegraph.graph.Status;
import org.casegraph.source.ProjectSources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code docs/visual-language.md} says of words, marks and colours is what pages and drawings have. */
@ExtendWith(SharedProject.class)
class VisualLanguageTest {
    private static final Path DOCUMENT = Path.of("docs", "visual-language.md");

    /** WCAG 2.2, 1.4.11: what graphics need against what is beside them. */
    private static final double GRAPHICS = 3;

    private static final double NEAREST = 12;

    private static final List<double[][]> VISIONS = List.of(
            new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
            new double[][] {
                {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
            },
            new double[][] {
                {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
            },
            new double[][] {
                {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}
            });

    /** One line of a table: what is in its cells, without code marks. */
    private record Entry(
            String word, String term, String mark, String light, String onLight, String dark, String onDark) {
        String className() {
            return word.replace(' ', '-');
        }
    }

    private static List<Entry> entries(String heading) throws IOException {
        String text = Files.readString(DOCUMENT, StandardCharsets.UTF_8);
        return text.substring(text.indexOf("## " + heading))
                .lines()
                .dropWhile(line -> !line.startsWith("|---"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .map(cell -> cell.replace("`", "").strip())
                        .toList())
                .map(cells -> new Entry(
                        cells.get(1),
                        cells.get(2),
                        cells.get(3),
                        cells.get(4),
                        cells.get(5),
                        cells.get(6),
                        cells.get(7)))
                .toList();
    }

    private static List<Entry> statuses() throws IOException {
        return entries("Statuses");
    }

    private static List<Entry> all() throws IOException {
        return Stream.concat(statuses().stream(), entries("Certainty of an order").stream())
                .toList();
    }

    private static String sheet(String name) throws IOException {
        try (InputStream sheet = VisualLanguageTest.class.getResourceAsStream("/casegraph/page/" + name)) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, String> properties(String sheet) {
        return Pattern.compile("(--[a-z-]+): ([^;]+);")
                .matcher(sheet)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (one, other) -> one));
    }

    @Test
    void theWordsAreThoseOfTheOntologyAndOfAnswersInTheirOrder() throws IOException {
        Graph ontology = ProjectSources.ontologyGraph();
        List<Entry> entries = statuses();

        assertEquals(
                Arrays.stream(Status.values()).map(Status::word).toList(),
                entries.stream().map(Entry::word).toList());
        for (Entry entry : entries) {
            assertEquals(
                    entry.word(),
                    new Labels(ontology)
                            .of(ShortNames.ofProject().expand(entry.term()).orElseThrow()));
            assertEquals(
                    ShortNames.ofProject().expand(entry.term()),
                    Status.written(entry.word()).map(Status::term));
        }
        for (Entry entry : entries("Certainty of an order")) {
            assertTrue(new Labels(ontology)
                    .find(ShortNames.ofProject().expand(entry.term()).orElseThrow())
                    .isPresent());
        }
    }

    @Test
    void theStyleSheetsHaveEveryColourAndMarkOnceByTheNameOfItsStatus() throws IOException {
        Map<String, String> light = properties(sheet("status.css"));
        Map<String, String> dark = properties(sheet("dark.css"));
        String elsewhere = sheet("page.css") + sheet("drawing.css");

        for (Entry entry : statuses()) {
            assertEquals(entry.light(), light.get("--status-" + entry.className()));
            assertEquals(entry.dark(), dark.get("--status-" + entry.className()));
            assertEquals("\"" + entry.mark() + "\"", light.get("--mark-" + entry.className()));
            assertTrue(!elsewhere.contains("." + entry.className() + " {"), entry.word());
        }
        for (Entry entry : entries("Certainty of an order")) {
            assertEquals(entry.light(), light.get("--" + entry.className()));
            assertEquals(entry.dark(), dark.get("--" + entry.className()));
        }
        assertEquals(
                statuses().size(),
                statuses().stream().map(Entry::mark).distinct().count());
    }

    @Test
    void aColourIsWrittenInACustomPropertyAndNowhereElse() throws IOException {
        Pattern colour = Pattern.compile("#[0-9a-fA-F]{3,8}\\b|\\b(?:rgb|hsl)a?\\(");
        List<String> found = new ArrayList<>();
        try (Stream<Path> sheets = Files.list(Path.of("src/main/resources/casegraph/page"))) {
            for (Path sheet :
                    sheets.filter(file -> file.toString().endsWith(".css")).toList()) {
                Files.readAllLines(sheet).stream()
                        .filter(line -> !line.strip().matches("(?::root \\{ )?--.*"))
                        .filter(line -> colour.matcher(line).find())
                        .forEach(line -> found.add(sheet.getFileName() + ": " + line.strip()));
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void everyColourStandsOutFromWhatIsBehindItByAsMuchAsIsWritten() throws IOException {
        Map<String, String> light = properties(sheet("page.css"));
        Map<String, String> dark = properties(sheet("dark.css"));
        for (Entry entry : all()) {
            assertEquals(entry.onLight(), shown(contrast(entry.light(), light.get("--panel"))), entry.word());
            assertEquals(entry.onDark(), shown(contrast(entry.dark(), dark.get("--panel"))), entry.word());
            for (String behind : List.of("--paper", "--panel", "--sunken")) {
                assertTrue(contrast(entry.light(), light.get(behind)) >= GRAPHICS, entry.word() + " on " + behind);
                assertTrue(contrast(entry.dark(), dark.get(behind)) >= GRAPHICS, entry.word() + " on " + behind);
            }
        }
    }

    @Test
    void noTwoStatusesLookAlikeToThoseWhoSeeColoursOtherwise() throws IOException {
        List<Entry> entries = statuses();
        for (double[][] vision : VISIONS) {
            for (int i = 0; i < entries.size(); i++) {
                for (int j = 0; j < i; j++) {
                    String pair =
                            entries.get(i).word() + " and " + entries.get(j).word();
                    assertTrue(distance(entries.get(i).light(), entries.get(j).light(), vision) >= NEAREST, pair);
                    assertTrue(distance(entries.get(i).dark(), entries.get(j).dark(), vision) >= NEAREST, pair);
                }
            }
        }
    }

    @Test
    void aDrawingThatStandsAloneHasTheLightColours() throws IOException {
        String drawing = FrequencyDrawing.svg(List.of(new Frequency("rash", 1, 1, 1, 1, 1)));
        for (Entry entry : statuses()) {
            if (!List.of("measured", "derived").contains(entry.word())) {
                assertTrue(
                        drawing.contains("class=\"" + entry.className() + "\"")
                                && drawing.contains("stroke=\"" + entry.light() + "\""),
                        entry.word());
            }
        }
    }

    @Test
    void pagesShowAStatusWithItsMark(ServedProject served) {
        String answer = served.page("/questions/status-of?term=cg:Diarrhoea&case=");
        String frequency = served.page("/questions/finding-frequency?disease=cg:Glucagonoma");
        String wang = served.page("/case/wang-2022");

        assertTrue(answer.contains("<span class=\"status absent\">absent</span>"), answer);
        assertTrue(answer.contains("<span class=\"status not-read\">not read</span>"), answer);
        assertTrue(frequency.contains("<span class=\"status not-reported\">Not reported</span>"), frequency);
        for (String shown : List.of("present", "absent", "measured", "derived")) {
            assertTrue(wang.contains("<span class=\"status " + shown + "\">"), shown);
        }
    }

    private static String shown(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static double[] linear(String colour) {
        double[] linear = new double[3];
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            linear[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
        return linear;
    }

    private static double contrast(String one, String other) {
        double a = luminance(linear(one));
        double b = luminance(linear(other));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(double[] linear) {
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    private static double distance(String one, String other, double[][] vision) {
        double[] a = lab(seen(linear(one), vision));
        double[] b = lab(seen(linear(other), vision));
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    private static double[] seen(double[] linear, double[][] vision) {
        return Arrays.stream(vision)
                .mapToDouble(
                        row -> Math.min(1, Math.max(0, row[0] * linear[0] + row[1] * linear[1] + row[2] * linear[2])))
                .toArray();
    }

    private static double[] lab(double[] c) {
        double x = cube((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
        double y = cube(luminance(c));
        double z = cube((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double cube(double part) {
        return part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16.0 / 116;
    }
}
