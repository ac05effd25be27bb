package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Node;
import org.casegraph.endpoint.Endpoint;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.face.Face;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.source.OwnCases;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.TurtleSource;
import org.casegraph.source.report.GivenTexts;
import org.casegraph.source.report.ReportText;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassagePageTest {
    private static final String TEXT =
            "An introduction.\n\nShe complained of <b>pain</b> and had a sore\ntongue. It healed.\n\nA discussion.\n";
    private static final String QUOTE = "a sore tongue";

    @TempDir
    private Path folder;

    private ReportText report;

    @BeforeEach
    void write() throws IOException {
        report = ReportText.read(Files.writeString(folder.resolve("report.txt"), TEXT));
    }

    @Test
    void withTheReportsTextThePassageIsMarkedInItsParagraph() {
        String page = page(List.of(report), "#p");

        assertTrue(page.contains("<h1><q>" + QUOTE + "</q></h1>"), page);
        assertTrue(
                page.contains("<blockquote class=\"report\">She complained of &lt;b&gt;pain&lt;/b&gt; and had "
                        + "<mark>a sore tongue</mark>. It healed.</blockquote>"),
                page);
        assertFalse(page.contains("introduction."), page);
        assertFalse(page.contains("A discussion"), page);
        assertTrue(page.contains("glossitis"), page);
    }

    @Test
    void withoutItOrWithAnothersThePageSaysHowToGiveIt() throws IOException {
        ReportText other = ReportText.read(Files.writeString(folder.resolve("other.txt"), "Another report."));

        for (List<ReportText> texts : List.of(List.<ReportText>of(), List.of(other))) {
            String page = page(texts, "#p");
            assertFalse(page.contains("<mark>"), page);
            assertTrue(page.contains("serve --text FILE"), page);
        }
    }

    @Test
    void eachTextThatComesWithTheProjectIsThatOfACaseAndHoldsItsPassages() {
        GivenTexts ours = GivenTexts.ofProject();

        assertEquals(15, ours.shipped().size());
        for (ReportText text : ours.shipped()) {
            List<SourceGraph> cases =
                    OwnCases.all().stream().filter(text::isReportOf).toList();
            assertFalse(cases.isEmpty(), text.text());
            for (SourceGraph source : cases) {
                assertEquals(List.of(), text.problems(source));
                source.graph().stream(Node.ANY, CG.start, Node.ANY)
                        .forEach(t -> assertTrue(
                                ours.around(source.graph(), t.getSubject()).isPresent(),
                                t.getSubject().toString()));
            }
        }
    }

    @Test
    void aPassageThatNoCaseHasIsToldSo() {
        assertTrue(page(List.of(), "#none").contains("No case here has the passage"));
    }

    @Test
    void theParagraphBeginsAndEndsWithWholeWordsWhereItIsLong() throws IOException {
        String words = "word ".repeat(400);
        ReportText longText = ReportText.read(Files.writeString(folder.resolve("long.txt"), words + "here " + words));

        ReportText.Surroundings around =
                longText.around(words.length(), words.length() + 4).orElseThrow();

        assertEquals("here", around.passage());
        assertTrue(around.before().matches(" (word )+"), around.before());
        assertTrue(around.after().matches("( word)+"), around.after());
        assertTrue(around.before().length() <= 700 && around.after().length() <= 700);
    }

    @Test
    void withTheReportsTextTheCaseShowsItWithItsFactsMarked() {
        String page = served(List.of(report), "/case/small");

        assertTrue(
                page.contains("She complained of &lt;b&gt;pain&lt;/b&gt; and had <a class=\"fact\""
                        + " href=\"/passage?iri=https%3A%2F%2Fw3id.org%2Fcasegraph%2Fcase%2Fsmall%23p\""
                        + " title=\"glossitis\">a sore\ntongue</a>. It healed."),
                page);
        assertFalse(served(List.of(), "/case/small").contains("It healed"), "nobody gave the text");
    }

    private String page(List<ReportText> texts, String fragment) {
        return served(
                texts, "/passage?iri=https%3A%2F%2Fw3id.org%2Fcasegraph%2Fcase%2Fsmall" + fragment.replace("#", "%23"));
    }

    private String served(List<ReportText> texts, String path) {
        int start = TEXT.indexOf("a sore");
        int end = TEXT.indexOf("tongue") + "tongue".length();
        String source =
                """
                BASE <https://w3id.org/casegraph/case/small>
                PREFIX cg:   <https://w3id.org/casegraph/ontology#>
                PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                <> a cg:Case ; rdfs:label "a small case"@en .
                <#report> a cg:Report ; cg:sha256 "%s" .
                <#p> a cg:Passage ; cg:inCase <> ; cg:fromReport <#report> ; cg:start %d ; cg:end %d ; cg:quote "%s" .
                <#tongue> a cg:Finding ; cg:inCase <> ; rdfs:label "glossitis"@en ; cg:statedIn <#p> .
                """
                        .formatted(report.sha256(), start, end, QUOTE);
        try (Store store = Store.inMemory(List.of(), List.of(TurtleSource.read("small.ttl", source)));
                Endpoint endpoint = Endpoint.start(
                        store, QuestionLibrary.ofProject(), Settings.loopback(0), Face.pages(new GivenTexts(texts)))) {
            URI address = URI.create("http://localhost:" + endpoint.port() + path);
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(address)
                                    .header("Accept", "text/html")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
