package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of a review, as the command writes it. */
class TableCommandTest {
    private static final Path EXPECTED = Path.of("src/test/resources/review");

    @TempDir
    private static Path folder;

    private static CommandLineRun run;

    @BeforeAll
    static void write() {
        run = CommandLineRun.of("table", "disease=glucagonoma", "--to", folder + "/review.csv");
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(Files.readString(file), format)) {
            for (CSVRecord row : parser) {
                rows.add(new LinkedHashMap<>(row.toMap()));
            }
        }
        return rows;
    }

    @Test
    void theFilesAreNamedWithWhatIsInThem() {
        assertEquals("", run.err());
        assertEquals(0, run.status());
        assertEquals(
                "34 of 57 cases, 33 columns: review.csv, review.cells.csv, review.codebook.csv, review.counts.csv,"
                        + " review.flow.csv\n",
                run.out());
    }

    @Test
    void ourGlucagonomasAreAsTheyWereRead() throws IOException {
        for (String name : List.of("review.csv", "review.counts.csv", "review.flow.csv", "review.codebook.csv")) {
            assertEquals(
                    Files.readString(EXPECTED.resolve(name.replace("review", "glucagonoma"))),
                    Files.readString(folder.resolve(name)).replace("\r\n", "\n"),
                    name);
        }
    }

    @Test
    void theItemsOfAPublishedReviewStandWithOurBoundsBesideThem() throws IOException {
        List<Map<String, String>> counts = rows(folder.resolve("review.counts.csv"));
        List<String> lines = Files.readAllLines(EXPECTED.resolve("published-glucagonoma.tsv"));
        List<String> columns = List.of(lines.get(1).split("\t"));
        for (String line : lines.subList(2, lines.size())) {
            List<String> published = List.of(line.split("\t"));
            Map<String, String> ours = counts.stream()
                    .filter(row -> row.get("column").equals(published.get(3))
                            && row.get("value").equals(published.get(4)))
                    .findFirst()
                    .orElseThrow();

            assertEquals(
                    published.subList(5, 10),
                    columns.subList(5, 10).stream().map(ours::get).toList(),
                    published.get(0));
        }
    }

    @Test
    void everyFilledCellHasAPassageOrSaysThatTheTextWasNotGiven() throws IOException {
        List<Map<String, String>> cells = rows(folder.resolve("review.cells.csv"));

        assertTrue(cells.size() > 34 * 33, Integer.toString(cells.size()));
        for (Map<String, String> cell : cells) {
            boolean isFilled = !cell.get("statement").isEmpty();
            boolean isGiven = cell.get("case").equals(CG.CASE_BASE + "erdas-2012")
                    && !cell.get("passage").isEmpty();
            assertEquals(isFilled && !isGiven, cell.get("text").endsWith("the text was not given"), cell.toString());
            if (!cell.get("passage").isEmpty()) {
                assertFalse(cell.get("quote").isBlank(), cell.toString());
            }
        }
    }

    @Test
    void whatAPersonChangedIsToldCellByCell() throws IOException {
        String exported = Files.readString(folder.resolve("review.csv"));
        CommandLineRun same = CommandLineRun.of("table", "disease=glucagonoma", "--compare", folder + "/review.csv");
        assertEquals("Each cell is as the graph has it.\n", same.out());
        assertEquals(0, same.status());

        Path edited = Files.writeString(
                folder.resolve("edited.csv"), exported.replace("absent (at presentation)", "present"));
        CommandLineRun changed = CommandLineRun.of("table", "disease=glucagonoma", "--compare", edited.toString());
        assertEquals(
                """
                difference: changed
                graph: absent (at presentation)
                sheet: present

                case                                                  column
                ----------------------------------------------------  ----------
                https://w3id.org/casegraph/case/garner-mdedge-109359  weightLoss
                https://w3id.org/casegraph/case/wang-2022             weightLoss
                https://w3id.org/casegraph/case/wang-2022             diarrhoea
                3 rows
                """,
                changed.out());
        assertEquals(1, changed.status());
    }

    @Test
    void whatIsThereStaysUnlessItIsForced() throws IOException {
        Path file = Files.writeString(folder.resolve("kept.csv"), "mine");

        CommandLineRun refused = CommandLineRun.of("table", "case=wang-2022", "--to", file.toString());
        assertEquals(1, refused.status());
        assertEquals("mine", Files.readString(file));

        CommandLineRun forced = CommandLineRun.of("table", "case=wang-2022", "--to", file.toString(), "--force");
        assertEquals(0, forced.status());
        assertTrue(Files.readString(file).startsWith("case,caseLabel,"));
    }

    @Test
    void whatCannotBeUnderstoodIsToldInOneLine() {
        Map<List<String>, String> told = new LinkedHashMap<>();
        told.put(
                List.of("--to", "review.doc"),
                "--to review.doc: the ending of the file names no format. End it with .xlsx, .csv, .parquet, .md."
                        + " [bad-option]\n");
        told.put(
                List.of(),
                "table: it is not said where to. Give --to with a file, as review.xlsx, or --compare with one that was"
                        + " edited. [bad-option]\n");
        told.put(
                List.of("--to", "review.csv", "--columns", "caer"),
                "--columns caer: there is no such set of columns. Give one of care, functional-pancreatic-tumours,"
                        + " phenopackets, or a file that ends in .yaml. [unknown-name]\n");
        told.forEach((arguments, line) -> {
            List<String> words = new ArrayList<>(List.of("table"));
            words.addAll(arguments);
            CommandLineRun refused = CommandLineRun.of(words.toArray(String[]::new));

            assertEquals(line, refused.err());
            assertEquals(1, refused.status());
        });
        CommandLineRun noKey = CommandLineRun.of("table", "glucagonoma", "--to", folder + "/no.csv");
        assertTrue(noKey.err().startsWith("glucagonoma: \"glucagonoma\" is no condition on cases. "), noKey.err());
        assertEquals(1, noKey.status());
    }
}
