package org.casegraph.face.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.casegraph.ExampleStore;
import org.casegraph.ServedProject;
import org.casegraph.SharedProject;
import org.junit.jupiter.api.AfterAll;
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

    @AfterAll
    void stop() {
        served.stop();
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
