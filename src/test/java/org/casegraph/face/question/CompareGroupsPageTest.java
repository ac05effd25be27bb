package org.casegraph.face.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.casegraph.ExampleStore;
import org.casegraph.ServedProject;
import org.casegraph.SharedProject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two cohorts of the example's 291 cases. */
@ExtendWith(SharedProject.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompareGroupsPageTest {
    private ServedProject served;

    @BeforeAll
    void serve(ExampleStore example) {
        served = example.served();
    }

    @Test
    void nothingIsComparedBeforeAnythingIsChosen() {
        String page = served.page("/compare-groups");

        assertFalse(page.contains("In which findings they differ"), page);
        assertTrue(page.contains("first.disease=https%3A%2F%2Fomim.org%2Fentry%2F300867"), page);
    }

    @Test
    void eachPartOfEachCohortIsCountedAndLeadsToItsCases() {
        String page = served.page("/compare-groups?first.disease=OMIM:300867&second.disease=OMIM:147920");

        assertTrue(page.contains("<a href=\"/cohort?disease=OMIM:300867\">81</a>"), page);
        assertTrue(page.contains("<a href=\"/cohort?disease=OMIM:147920\">64</a>"), page);
        assertTrue(
                page.contains(
                        "<a href=\"/case?disease=OMIM:300867&amp;gene=KDM6A\">81</a> <span class=\"quiet\">100 %"),
                page);
    }

    /** Our class of glucagonomas matches those of five vocabularies, of which the cases say no more. */
    @Test
    void aDiseaseIsToldOnceWhateverVocabulariesNameIt(ServedProject own) {
        String page = own.page("/compare-groups?first.sex=female&second.sex=male");
        String diseases = page.substring(page.indexOf(">Diseases<"), page.indexOf("In which findings"));

        assertTrue(diseases.contains(">glucagonoma</a>"), diseases);
        assertFalse(diseases.contains("MONDO_"), diseases);
    }

    @Test
    void theFindingsAreThoseOfTheQuestionWithTheSameCohorts() {
        String page = served.page("/compare-groups?first=disease%3DOMIM:300867&second.disease=OMIM:147920");

        assertTrue(
                page.contains("href=\"/questions/compare-groups?by=cohort&amp;first=disease%3DOMIM%3A300867"
                        + "&amp;second=disease%3DOMIM%3A147920\""),
                page);
        assertTrue(page.contains("First present"), page);
    }

    @Test
    void eachCountLeadsToItsCasesAndToWhatTheyTell() {
        for (String path : List.of(
                "/compare-groups?first.disease=OMIM:300867&second.disease=OMIM:147920",
                "/questions/compare-groups?by=disease&first=OMIM:300867&second=OMIM:147920&sex=female",
                "/questions/finding-frequency?disease=OMIM:147920&sex=male")) {
            String page = served.page(path);
            Matcher present = Pattern.compile("href=\"/case\\?([^\"]*&amp;with=[^\"]*)\">(\\d+)</a>")
                    .matcher(page);
            for (int i = 0; i < 10; i++) {
                assertTrue(present.find(), path);
                String cohort = served.page("/cohort?" + present.group(1).replace("&amp;", "&") + "&format=csv");
                assertEquals(Long.parseLong(present.group(2)), cohort.lines().count() - 1, present.group());
            }
            Matcher silent = Pattern.compile("href=\"(/questions/status-of\\?[^\"]*)\">\\d+</a>")
                    .matcher(page);
            assertTrue(silent.find(), path);
            String told = served.page(silent.group(1).replace("&amp;", "&"));
            assertTrue(told.contains("What is known of a term in each case?"), silent.group());
            assertTrue(told.contains("not reported"), silent.group());
        }
    }

    @Test
    void whatWasReckonedIsToldWithThreeDigitsAndExactUnderThePointer() {
        String page = served.page("/compare-groups?first.disease=OMIM:606693&second.disease=OMIM:617225");

        assertTrue(
                Pattern.compile("<span title=\"[\\d.]{6,}[eE]-?\\d+\">2\\.68e-6</span>")
                        .matcher(page)
                        .find(),
                page);
        assertFalse(
                Pattern.compile(">\\d+\\.\\d{7,}(?:[eE]-?\\d+)?<").matcher(page).find(), page);
    }

    @Test
    void groupsThatShareCasesAreShownAndNotTested() {
        String page = served.page("/compare-groups?first.sex=female&second.disease=OMIM:147920");

        assertTrue(page.contains("the two groups share 35 cases"), page);
        assertTrue(page.contains("What they are about"), page);
    }

    @Test
    void aConditionThatMeansNothingIsToldInASentence() {
        var response = served.get("/compare-groups?first=sex%3Dunicorn", "text/html");

        assertEquals(400, response.statusCode());
        assertTrue(ServedProject.text(response).contains("Write female or male"), ServedProject.text(response));
    }
}
