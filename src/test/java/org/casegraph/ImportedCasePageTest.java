package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.casegraph.problem.Problem;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.phenopacket.PhenopacketSource;
import org.casegraph.store.StoreBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the pages show of a record that knows little, where no terminology is loaded. */
class ImportedCasePageTest {
    private static final String RECORD =
            """
            { "id": "plain-1",
              "phenotypicFeatures": [
                { "type": { "id": "HP:0009778", "label": "Short thumb" } },
                { "type": { "id": "HP:0003982", "label": "Absent ulna" }, "excluded": true } ],
              "interpretations": [
                { "id": "i", "progressStatus": "SOLVED",
                  "diagnosis": { "disease": { "id": "OMIM:142900", "label": "Holt-Oram syndrome" },
                    "genomicInterpretations": [
                      { "subjectOrBiosampleId": "p", "interpretationStatus": "CAUSATIVE",
                        "variantInterpretation": { "variationDescriptor": { "id": "v",
                          "geneContext": { "valueId": "HGNC:11604", "symbol": "TBX5" },
                          "expressions": [ { "syntax": "hgvs.c", "value": "NM_000000.0:c.1A>G" } ] } } } ] } } ],
              "metaData": { "phenopacketSchemaVersion": "2.0",
                "externalReferences": [ { "id": "PMID:31061752" } ],
                "resources": [ { "id": "hp", "name": "human phenotype ontology", "url": "http://purl.obolibrary.org/obo/hp.owl",
                  "version": "2025-03-03", "namespacePrefix": "HP",
                  "iriPrefix": "http://purl.obolibrary.org/obo/HP_" } ] } }
            """;

    private static ServedProject served;

    @BeforeAll
    static void serve() {
        List<ImportedCase> cases = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        new PhenopacketSource(cases::add, problems::add).read("plain.json", RECORD.getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), problems);
        served = new ServedProject(StoreBuilder.inMemory(
                ProjectSources.ontology(),
                cases.stream().map(ImportedCase::source).toList()));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void aTermOfNoLoadedVocabularyIsNamedAsTheRecordNamesIt() {
        String page = served.page("/case/plain-1");

        assertTrue(page.contains("title=\"http://purl.obolibrary.org/obo/HP_0009778\">Short thumb</a></td>"), page);
        assertTrue(page.contains("title=\"http://purl.obolibrary.org/obo/HP_0003982\">Absent ulna</a></td>"), page);
        assertTrue(served.page("/case").contains(">Holt-Oram syndrome</a>"));
        assertTrue(served.page("/terms?q=short+thumb").contains(">obo:HP_0009778</code>"));
    }

    @Test
    void theResourceOfATermTellsTheCasesThatHaveOrDenyIt() {
        String present = served.page("/resource?iri=obo:HP_0009778");
        String absent = served.page("/resource?iri=obo:HP_0003982");

        assertTrue(present.contains("<span class=\"quiet\">what it is</span>"), present);
        assertTrue(absent.contains(">absence of</a></span>"), absent);
        assertTrue(absent.contains("<td data-title=\"Case\"><a href=\"/case/plain-1\""), absent);
        assertFalse(absent.contains("absent kind"), absent);
    }

    @Test
    void columnsAndFactsOfWhichTheRecordSaysNothingAreNotThere() {
        String page = served.page("/case/plain-1");

        assertFalse(page.contains(">Passage</th>"), page);
        assertFalse(page.contains(">Site</th>"), page);
        assertFalse(page.contains(">Patient</dt>"), page);
        assertTrue(page.contains("<p>Nothing places 3 statements of this case in time.</p>"), page);
    }

    @Test
    void aVariantIsNoSymptomAndNoEventOfTheTimeline() {
        String timeline = ServedProject.text(served.get("/case/plain-1/timeline.json", "application/json"));

        assertTrue(timeline.contains("feature-1"), timeline);
        assertFalse(timeline.contains("variant"), timeline);
        assertFalse(served.page("/case/plain-1/timeline").contains("NM_000000.0"));
    }

    @Test
    void aCaseIsFoundByWhatItStatesAndSaysByWhat() {
        for (String[] asked : new String[][] {
            {"TBX5", "gene </span>TBX5"},
            {"c.1A>g", "HGVS expression </span>NM_000000.0:c.1A&gt;G"},
            {"HP:0009778", "finding </span>Short thumb HP:0009778"},
            {"hp_0003982", "absence of </span>Absent ulna HP:0003982"},
            {"HGNC:11604", "gene </span>TBX5"},
            {"OMIM:142900", "concludes </span>Holt-Oram syndrome"},
            {"PMID:31061752", "source </span>https://pubmed.ncbi.nlm.nih.gov/31061752"},
            {"https://pubmed.ncbi.nlm.nih.gov/31061752", "source </span>https://pubmed.ncbi.nlm.nih.gov/31061752"},
            {"holt thumb", "finding </span>Short thumb"}
        }) {
            String list = served.page("/case?q=" + URLEncoder.encode(asked[0], StandardCharsets.UTF_8));
            assertTrue(list.contains(">plain-1</a>"), asked[0] + ": " + list);
            assertTrue(list.contains(asked[1]), asked[0] + ": " + list);
        }
        assertTrue(served.page("/case?q=HP:0009779").contains("No case has all of these words"));
    }

    @Test
    void theLookUpOfACaseFindsWhatTheListFinds() {
        String found = served.json("/api/terms?kind=case&q=TBX5").toString();

        assertTrue(found.contains("case/plain-1\""), found);
        assertTrue(found.contains("gene TBX5"), found);
        assertEquals(
                "1", served.json("/api/terms?kind=case&q=plain").get("total").toString());
    }

    @Test
    void theGraphOfACaseHasItsGeneAndNoVocabulary() {
        String graph = ServedProject.text(served.get("/case/plain-1/graph.json", "application/json"));

        assertTrue(graph.matches("(?s).*hgnc/11604\"\\s*,\\s*\"label\" : \"TBX5\".*"), graph);
        assertFalse(graph.contains("human phenotype ontology"), graph);
    }

    @Test
    void aGeneIsCalledByItsSymbol() {
        assertTrue(served.page("/resource?iri=HGNC:11604").contains("<h1>TBX5</h1>"));
    }

    @Test
    void aVariantIsShownWithItsGeneAndEachWayOfWritingIt() {
        String page = served.page("/case/plain-1");

        assertTrue(page.contains("<h3>Variants (1)</h3>"), page);
        assertTrue(page.contains("title=\"http://identifiers.org/hgnc/11604\">TBX5</a>"), page);
        assertTrue(page.contains("<td data-title=\"Written as\">NM_000000.0:c.1A&gt;G</td>"), page);
    }
}
