package org.casegraph.face.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonValue;
import org.casegraph.ExampleStore;
import org.casegraph.ServedProject;
import org.casegraph.SharedProject;
import org.casegraph.cohort.selection.SelectionKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages of a collection, of the example's 291 cases. */
@ExtendWith(SharedProject.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CollectionPageTest {
    private ServedProject served;

    @BeforeAll
    void serve(ExampleStore example) {
        served = example.served();
    }

    @Test
    void theStartOfManyCasesTellsWhatTheyAreAbout() {
        String page = served.page("/");

        assertTrue(page.contains("<h1>291 published cases</h1>"), page);
        assertTrue(page.contains("; all are structured records."), page);
        assertTrue(page.contains("Diseases <span class=\"quiet\">6</span>"), page);
        assertTrue(page.contains("href=\"/case?disease=https%3A%2F%2Fomim.org%2Fentry%2F300867\""), page);
        assertTrue(page.contains("href=\"/case?gene=ATP13A2\""), page);
        assertTrue(page.contains("title=\"http://identifiers.org/hgnc/30213\">ATP13A2</a>"), page);
        assertTrue(page.contains("href=\"/case?with=HP%3A0001999\""), page);
    }

    @Test
    void theStartOfFewCasesIsOneOfThem(ServedProject own) {
        assertFalse(own.page("/").contains("class=\"facets\""));
    }

    /** Phenopackets tell no stain, and what they tell of visits and treatments is not what these two ask for. */
    @Test
    void whatNoCaseTellsIsAskedLast() {
        HttpResponse<byte[]> questions = served.get("/questions", "text/html");
        while (questions.headers().firstValue("Cache-Control").orElse("").contains("no-store")) {
            // Not yet asked; each answer has waited for that a moment.
            questions = served.get("/questions", "text/html");
        }
        String page = ServedProject.text(questions);
        String last = page.substring(page.indexOf("Nothing told"));

        assertTrue(last.contains("/questions/immunohistochemistry"), page);
        assertTrue(last.contains("/questions/claims-and-cases"), page);
        assertTrue(last.contains("/questions/values-over-time"), page);
        assertFalse(last.contains("/questions/finding-frequency"), page);
        assertFalse(last.contains("/questions/compare-groups"), page);
    }

    /** Phenopackets have no title: a case is called by its id. */
    @Test
    void anIdThatIsAllThatAThingIsCalledStandsOnce() {
        String page = served.page("/questions/cases-with-and-without?with=HP:0001250&without=HP:0000252");

        assertTrue(page.contains("#feature-"), page);
        assertFalse(
                Pattern.compile(">([^<>]+)</a><small><code>\\1</code>")
                        .matcher(page)
                        .find(),
                page);
    }

    @Test
    void theCasesOfAPartAreListedWithWhatWasChosen() {
        String page = served.page("/case?disease=OMIM:147920&sex=female");

        assertTrue(page.contains("35 cases"), page);
        assertTrue(page.contains("disease: Kabuki Syndrome 1"), page);
        assertTrue(page.contains("name=\"disease\" value=\"OMIM:147920\""), page);
    }

    /** What is chosen leaves open by what else the rest can be divided; a second finding holds together with the first. */
    @Test
    void eachPartOfALongListLeadsToAShorterOne() {
        String page = served.page("/case?with=HP:0000639&age=0..60");
        String narrowing = page.substring(page.indexOf("<summary>Narrow down"), page.indexOf("</details>"));

        assertFalse(narrowing.contains("<h2>Age"), narrowing);
        assertTrue(narrowing.contains("href=\"/case?with=HP%3A0000639&amp;age=0..60&amp;with=HP%3A"), narrowing);
        assertTrue(narrowing.contains("&amp;age=0..60&amp;sex="), narrowing);
    }

    @Test
    void eachPartHoldsAsManyCasesAsItSays() {
        String start = served.page("/");
        Matcher part = Pattern.compile("class=\"cases\" href=\"([^\"]+)\".*?</svg>([\\d,]+)<")
                .matcher(start);
        int parts = 0;
        while (part.find()) {
            parts++;
            String list = served.page(part.group(1).replace("&amp;", "&"));
            assertTrue(
                    Pattern.compile("\\b" + part.group(2) + " cases?<")
                                    .matcher(list)
                                    .find()
                            || list.contains(" of " + part.group(2) + " cases<"),
                    part.group(1) + " " + part.group(2));
        }
        assertTrue(parts > 30, start);
    }

    @Test
    void wordsAreLookedForAmongTheChosenOnly() {
        String page = served.page("/case?disease=OMIM:147920&q=nystagmus");

        assertFalse(page.contains("Leber"), page);
    }

    @Test
    void aConditionThatMeansNothingIsToldInASentence() {
        var response = served.get("/case?sex=unicorn", "text/html");

        assertEquals(400, response.statusCode());
        assertTrue(ServedProject.text(response).contains("Write female or male"), ServedProject.text(response));
    }

    @Test
    void everyConditionIsToldToProgramsInTheWordsForPeople() {
        List<String> described = served.json("/openapi.json")
                .getObj("paths")
                .getObj("/case")
                .getObj("get")
                .getArray("parameters")
                .map(JsonValue::getAsObject)
                .map(parameter -> parameter.getString("name") + ": " + parameter.getString("description"))
                .toList();

        assertEquals(
                Stream.of(SelectionKey.values())
                        .map(key -> key.word() + ": " + key.advice() + ".")
                        .toList(),
                described.subList(2, 2 + SelectionKey.values().length));
    }

    @Test
    void aClassOfFindingsTellsWhoHasItWhoDeniesItAndWhoIsSilent() {
        String page = served.page("/resource?iri=HP:0001250");

        assertTrue(page.contains("A seizure is an intermittent abnormality"), page);
        assertTrue(page.contains("<a href=\"/case?with=HP%3A0001250\"><b>24</b></a>"), page);
        assertTrue(page.contains("<a href=\"/case?without=HP%3A0001250\"><b>51</b></a>"), page);
        assertTrue(
                page.contains("<b>216</b> <span class=\"quiet\">74 %</span> were read whole and do not report it"),
                page);
        assertTrue(page.contains("Abnormal nervous system physiology"), page);
        assertFalse(page.substring(0, page.indexOf("Statements of cases")).contains(">All</a>"), page);
    }

    /** A diagnosis concludes a disease, and the kind that the disease is. */
    @Test
    void aCaseAndAStatementStandOnceHoweverTheyAreAboutAThing() {
        for (String thing : List.of("OMIM:147920", "HP:0001250")) {
            String page = served.page("/resource?iri=" + thing);
            String table = page.substring(page.indexOf("Statements of cases"));
            for (String each : List.of("/why\\?iri=([^\"]+)", "<td data-title=\"Case\"><a href=\"([^\"]+)")) {
                List<String> found = Pattern.compile(each)
                        .matcher(table)
                        .results()
                        .map(row -> row.group(1))
                        .toList();

                assertTrue(found.size() > 60, page);
                assertEquals(Set.copyOf(found).size(), found.size());
            }
        }
    }

    @Test
    void aDiseaseAndAGeneTellTheirCases() {
        assertTrue(served.page("/resource?iri=OMIM:147920")
                .contains("<b>64</b></a> <span class=\"quiet\">22 %</span> have it"));
        assertTrue(served.page("/resource?iri=HGNC:30213")
                .contains("<b>46</b></a> <span class=\"quiet\">16 %</span> tell a variant"));
    }
}
