package org.casegraph.face.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.casegraph.ServedProject;
import org.casegraph.SharedProject;
import org.casegraph.graph.Addresses;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The table of a review as a page and as files. */
@ExtendWith(SharedProject.class)
class ReviewPageTest {
    private static ServedProject served;

    @BeforeAll
    static void open(ServedProject project) {
        served = project;
    }

    @Test
    void aCellLeadsToThePassageBehindIt() {
        String page = served.page("/table?disease=glucagonoma");

        assertTrue(page.contains("34 of 57 cases"), "which cases");
        assertTrue(page.contains("22 left out because the contrary is told"), "which not");
        String cell = page.substring(page.indexOf("absent (at presentation)") - 400);
        assertTrue(cell.contains("wang-2022%23p18-3") || cell.contains("wang-2022#p18-3"), cell.substring(0, 500));
        assertTrue(page.contains("55.9 to 97.1\u00a0%"), "bounds of a count");
        assertTrue(page.contains("class=\"status not-read\""), "silence has its mark");
    }

    @Test
    void columnsOfOnesOwnGoBeforeAReadySet() {
        String own = Addresses.encode(
                "columns:\n  - {id: necrolytic, label: rash, finding: cg:NecrolyticMigratoryErythema}");
        String page = served.page("/table?disease=glucagonoma&columns=care&own=" + own);

        assertTrue(page.contains(">rash<"), page);
        assertFalse(page.contains("5c family history"), page);
        assertTrue(page.contains("own=" + own + "&amp;format=xlsx"), "the files have the same columns");
    }

    @Test
    void aFaultInThemIsToldWithItsPlace() {
        HttpResponse<byte[]> response = served.get(
                "/table?own=" + Addresses.encode("columns:\n  - {id: a, label: b, finding: HP:1, hue: red}"),
                "text/html");

        assertEquals(400, response.statusCode());
        assertTrue(ServedProject.text(response).contains("columns:2:"), ServedProject.text(response));
    }

    @Test
    void theFilesAreThoseOfTheCommand() throws IOException {
        HttpResponse<byte[]> counts = served.get("/table?disease=glucagonoma&format=csv&sheet=counts", "*/*");

        assertEquals(200, counts.statusCode());
        assertEquals(
                Files.readString(Path.of("src/test/resources/review/glucagonoma.counts.csv")),
                ServedProject.text(counts).replace("\r\n", "\n"));
        assertEquals(
                "attachment; filename=\"review.counts.csv\"",
                counts.headers().firstValue("Content-Disposition").orElse(""));
    }

    @Test
    void eachFormatHasItsMediaType() {
        for (List<String> expected : List.of(
                List.of("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                List.of("csv", "text/csv; charset=utf-8"),
                List.of("parquet", "application/vnd.apache.parquet"),
                List.of("md", "text/markdown; charset=utf-8"))) {
            HttpResponse<byte[]> file = served.get("/table?case=wang-2022&format=" + expected.get(0), "*/*");

            assertEquals(200, file.statusCode(), expected.get(0));
            assertEquals(
                    expected.get(1), file.headers().firstValue("Content-Type").orElse(""));
            assertTrue(file.body().length > 500, expected.get(0));
        }
    }

    @Test
    void whatMeansNothingIsToldSo() {
        for (List<String> expected : List.of(
                List.of("disease=glucagonomx", "Nearest: glucagonoma"),
                List.of("sex=other", "Write female or male"),
                List.of("columns=mine", "Give one of care, functional-pancreatic-tumours, phenopackets."),
                List.of("format=doc", "Give one of xlsx, csv, parquet, md."),
                List.of("format=csv&sheet=none", "Give one of cases, cells, codebook, counts, flow."),
                List.of("from=x", "from is no number of a case."))) {
            HttpResponse<byte[]> refused = served.get("/table?" + expected.get(0), "application/json");
            String text = ServedProject.text(refused);

            assertEquals(400, refused.statusCode(), expected.get(0));
            assertTrue(text.contains("problem/bad-argument"), text);
            assertTrue(text.contains(expected.get(1)), text);
        }
    }

    @Test
    void whatAPersonWroteStandsInTheFormAndIsNoMarkup() {
        String page = served.page("/table?case=wang-2022&gene=%3Cb%3E%22x");

        assertFalse(page.contains("<b>\"x"), "it is escaped");
        assertTrue(page.contains("No case meets these conditions."), "no case has such a gene");
    }
}
