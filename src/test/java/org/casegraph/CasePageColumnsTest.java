package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sections of a case's page and the columns of each: a column is gone as soon as its property is misspelt. */
@ExtendWith(SharedProject.class)
class CasePageColumnsTest {
    private static final Pattern HEADING = Pattern.compile(
            "<h3>([^<(]+?)(?: \\(\\d+\\))?</h3>|<th[^>]*scope=\"col\"[^>]*>([^<]*)(?:<button[^>]*>\\?</button>)?</th>");

    @Test
    void everySectionHasItsColumns(ServedProject served) {
        Map<String, List<String>> expected = new LinkedHashMap<>();
        expected.put("Diagnoses", List.of("Diagnosis", "Kind", "Concludes", "Established by", "Passage", "Why"));
        expected.put("Findings present", List.of("Finding", "Kind", "Site", "Seen in", "Passage", "Why"));
        expected.put("Findings absent", List.of("Finding", "Absence of", "Basis", "Scope", "Passage", "Why"));
        expected.put(
                "Measurements",
                List.of(
                        "Measurement",
                        "Measures",
                        "Value",
                        "Compared as",
                        "Range",
                        "Interpretation",
                        "Seen in",
                        "Passage",
                        "Why"));
        expected.put("Treatments", List.of("What", "Kind", "Details", "Passage", "Why"));
        expected.put("Tests and other events", List.of("What", "Kind", "Details", "Passage", "Why"));
        expected.put("Grades, responses, outcomes", List.of("What", "Kind", "Details", "Passage", "Why"));
        expected.put("Order in time", List.of("What starts", "Earliest", "Latest", "Straight after"));
        expected.put("Derived by rules", List.of("What", "Kind", "Details", "Why"));
        expected.put("What the order rests on", List.of("What", "Kind", "Details", "Passage", "Why"));
        expected.put("Passages", List.of("Section", "Sentence", "Characters", "Quote", "States"));
        expected.put("Everything else", List.of("What", "Kind", "Details", "Passage", "Why"));
        expected.put("In other formats", List.of());

        assertEquals(expected, columns(served.page("/case/wang-2022")));
    }

    @Test
    void whatNoRowSaysIsMarkedAboveTheRows(ServedProject served) {
        String page = served.page("/questions/status-of?term=diarrhoea&disease=insulinoma");

        assertTrue(page.contains("<i>Also: </i>–"), page);
        assertFalse(page.matches("(?s).*<i>[^<]+: </i></span>.*"), page);
    }

    private static Map<String, List<String>> columns(String page) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        Matcher heading = HEADING.matcher(page);
        List<String> current = new ArrayList<>();
        while (heading.find()) {
            if (heading.group(1) != null) {
                current = new ArrayList<>();
                columns.put(heading.group(1), current);
            } else {
                current.add(heading.group(2));
            }
        }
        return columns;
    }
}
