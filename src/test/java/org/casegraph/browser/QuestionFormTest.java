package org.casegraph.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.casegraph.ServedProject;
import org.casegraph.query.Parameter;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

@InBrowser
class QuestionFormTest {
    private static final String BEFORE = "/questions/findings-before-diagnosis";

    static Stream<String> everyQuestion() {
        return QuestionLibrary.ofProject().questions().stream().map(question -> question.id());
    }

    static Stream<String> someQuestions() {
        List<String> all = new ArrayList<>(everyQuestion().toList());
        Collections.shuffle(all, new Random(20));
        return all.stream().limit(5);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("everyQuestion")
    void eachFormHasItsFieldsAndAnAnswerBelow(String id, Browser browser, ServedProject served) {
        hasItsFieldsAndAnAnswerBelow(id, browser, served);
    }

    @ParameterizedTest
    @MethodSource("someQuestions")
    void someFormsHaveTheirFieldsAndAnAnswerBelow(String id, Browser browser, ServedProject served) {
        hasItsFieldsAndAnAnswerBelow(id, browser, served);
    }

    private static void hasItsFieldsAndAnAnswerBelow(String id, Browser browser, ServedProject served) {
        browser.open("/questions/" + id);

        Question question = served.questions().question(id);
        assertEquals(
                Stream.concat(question.parameters().stream(), question.caseParameters().stream())
                        .map(Parameter::name)
                        .toList(),
                browser.all(".fields [name]").stream()
                        .map(field -> field.getDomAttribute("name"))
                        .toList());
        assertFalse(browser.has(".problem"), browser.text("main"));
        assertTrue(browser.has(".answer tbody tr"), browser.text("main"));
    }

    @Test
    void aFormIsAskedByKeyboard(Browser browser) {
        browser.open("/questions/grade-by-specimen");
        browser.find("[role=combobox]").sendKeys("wang-2022", Keys.ESCAPE, Keys.TAB);
        assertEquals("Ask", browser.focused().getText());
        browser.press(Keys.ENTER);
        browser.until("it is asked", () -> browser.path().equals("/questions/grade-by-specimen?case=wang-2022"));
        browser.settle();

        assertTrue(browser.has(".rows tbody tr"), browser.text("main"));
    }

    @Test
    void anyClassIsFoundBySynonymWhereTheChoicesAreOnlyExamples(Browser browser) {
        browser.open("/questions/cases-with-and-without");
        WebElement field = browser.find("#cases-with-and-without-with");
        field.clear();
        field.sendKeys("eryth");
        browser.until("terms are offered", () -> browser.has("[role=option]"));
        assertTrue(browser.text("[role=option]").startsWith("erythema"), browser.text("[role=option]"));

        field.clear();
        field.sendKeys("blister");
        browser.until("one is offered by its synonym", () -> browser.script(
                        "return document.querySelector('[role=option]')?.textContent.includes('also “blister”') ?? false")
                .equals(true));
    }

    @Test
    void aCaseIsFoundByTypingAndChosenByKeyboard(Browser browser) {
        browser.open(BEFORE);
        WebElement field = browser.find("[role=combobox]");
        field.sendKeys("wang-2022");
        browser.until("the case is offered", () -> browser.has("[role=option]"));
        assertEquals("true", field.getDomAttribute("aria-expanded"));

        field.sendKeys(Keys.ARROW_DOWN);
        assertEquals("true", browser.find("[role=option]").getDomAttribute("aria-selected"));
        assertEquals(
                browser.find("[role=option]").getDomAttribute("id"), field.getDomAttribute("aria-activedescendant"));
        field.sendKeys(Keys.ENTER);
        assertEquals("false", field.getDomAttribute("aria-expanded"));
        assertFalse(field.getDomProperty("value").isEmpty());
        assertEquals("wang-2022", browser.find("input[name=case]").getDomProperty("value"));

        browser.click(".fields button");
        browser.until("it is asked of the case", () -> browser.path().contains("case=wang-2022"));
        browser.settle();
        assertTrue(browser.text(".rows caption").contains("Case: wang-2022"), browser.text(".rows caption"));
    }

    @Test
    void escapeClosesWhatIsOfferedAndKeepsWhatWasTyped(Browser browser) {
        browser.open(BEFORE);
        WebElement field = browser.find("[role=combobox]");
        field.sendKeys("wang");
        browser.until("cases are offered", () -> browser.has("[role=option]"));

        field.sendKeys(Keys.ESCAPE);

        assertEquals("false", field.getDomAttribute("aria-expanded"));
        assertEquals("wang", field.getDomProperty("value"));
    }

    @Test
    void aHeadingSortsTheRowsBothWaysAndBack(Browser browser) {
        browser.open(BEFORE + "?case=wang-2022");
        List<String> given = firstColumn(browser);

        browser.click("thead th button");
        assertEquals("ascending", browser.find("thead th").getDomAttribute("aria-sort"));
        List<String> up = firstColumn(browser);
        assertEquals(given.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList(), up);

        browser.find("thead th button").sendKeys(Keys.ENTER);
        assertEquals(up.get(0), firstColumn(browser).get(up.size() - 1));

        browser.click("thead th button");
        assertEquals(given, firstColumn(browser));
    }

    private static List<String> firstColumn(Browser browser) {
        return browser.all("tbody tr td:first-child > a").stream()
                .map(WebElement::getText)
                .toList();
    }

    @Test
    void aRowLeadsToItsPassageItsReasonItsTermAndItsCase(Browser browser) {
        browser.open(BEFORE + "?case=wang-2022");
        browser.click("tbody td[data-title=Passage] a");
        browser.settle();
        assertTrue(browser.path().startsWith("/passage?iri="), browser.path());
        assertTrue(browser.has("h1 q"));
        assertTrue(browser.text("main").contains("What rests on it"));

        browser.back();
        browser.click("tbody a[href^='/why']");
        browser.settle();
        assertTrue(browser.text("h1").startsWith("Why"), browser.text("h1"));

        browser.open("/questions/diagnosis-evidence?case=wang-2022");
        browser.click("td a[href^='/ontology/']");
        browser.settle();
        assertTrue(browser.has(".definition"));

        browser.back();
        browser.click("caption a[href='/case/wang-2022']");
        browser.settle();
        assertEquals("/case/wang-2022", browser.path());
    }

    @Test
    void aProofShowsEachStepWithItsQuoteAndTheWayToItsPassage(Browser browser) {
        browser.open("/why?subject=wang-2022%23skin-lesions&property=cg:certainlyPrecedes"
                + "&object=wang-2022%23working-diagnosis");

        assertEquals(3, browser.all(".proof > li").size());
        assertTrue(browser.text(".proof > li").startsWith("“fourteen months’ duration”"), browser.text(".proof"));
        assertTrue(browser.has(".proof > li a[href^='/passage']"));
    }

    @Test
    void theAnswerCanBeTakenAlong(Browser browser, ServedProject served) {
        browser.open(BEFORE + "?case=wang-2022&diagnosis=working");
        for (WebElement link : browser.all(".downloads a")) {
            String path = link.getDomAttribute("href");
            assertEquals(200, served.get(path, "*/*").statusCode(), path);
        }
        for (WebElement code : browser.all(".snippets code")) {
            String text = (String) browser.script("return arguments[0].textContent", code);
            String url = text.replaceFirst("(?s).*?[\"'](http[^\"']*)[\"'].*", "$1");
            String path = url.replace(served.address().replaceFirst("/$", ""), "");
            assertTrue(ServedProject.text(served.get(path, "*/*")).startsWith("case,finding,"), url);
        }
        assertEquals(3, browser.all(".snippets .copied button").size());
        assertEquals(
                true,
                browser.script("return [...document.querySelectorAll('.copied:has(button)')].every(of =>"
                        + " of.querySelector('button').getBoundingClientRect().bottom"
                        + " <= of.querySelector('pre').getBoundingClientRect().top + 1)"),
                "no button covers its code");
    }

    @Test
    void theSparqlOpensInTheEditorWithTheArgumentsInIt(Browser browser) {
        browser.open(BEFORE + "?case=wang-2022&diagnosis=working");
        browser.click(".sparql-text a");
        browser.settle();

        assertTrue(browser.path().startsWith("/query?query="), browser.path());
        String text = (String) browser.script("return document.querySelector('.CodeMirror').CodeMirror.getValue()");
        assertTrue(text.contains("VALUES ?_diagnosis_iri { cg:WorkingDiagnosis }"), text);
        assertTrue(text.contains("VALUES ?_case_iri { <https://w3id.org/casegraph/case/wang-2022> }"), text);
        assertTrue(text.startsWith("#+ summary"), text);
    }

    @Test
    void anAnswerWithoutRowsNamesTheArgumentThatEmptiesIt(Browser browser) {
        browser.open(BEFORE + "?case=wang-2022&diagnosis=suspected");

        assertEquals("0 rows", browser.text(".rows caption"));
        assertTrue(browser.text(".nothing").contains("diagnosis=cg:SuspectedDiagnosis"), browser.text(".nothing"));
    }

    @Test
    void onANarrowScreenEachCellSaysWhatItIs(Browser browser) {
        browser.size(360, 740);
        browser.open(BEFORE + "?case=wang-2022");

        assertEquals(
                "\"Finding\"",
                browser.script("return getComputedStyle(document.querySelector('tbody td'), '::before').content"
                        + ".replace(/^attr.*/, '\"Finding\"')"));
        assertEquals(
                0L,
                browser.script("const page = document.documentElement; return page.scrollWidth - page.clientWidth"));
    }
}
