package org.casegraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.search.Kind;
import org.casegraph.search.TextIndex;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class TermIndexTest {
    private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

    private static final Node WANG = NodeFactory.createURI("https://w3id.org/casegraph/case/wang-2022");

    private final TermIndex index = of(RDFParser.fromString(
                    """
                    PREFIX cg:   <https://w3id.org/casegraph/ontology#>
                    PREFIX obo:  <http://purl.obolibrary.org/obo/>
                    PREFIX oio:  <http://www.geneontology.org/formats/oboInOwl#>
                    PREFIX owl:  <http://www.w3.org/2002/07/owl#>
                    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                    PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
                    cg:Anaemia a owl:Class ; rdfs:label "anaemia"@en , "Anämie"@de ; skos:altLabel "anemia"@en .
                    cg:SevereAnaemia a owl:Class ; rdfs:label "severe anaemia"@en .
                    cg:site a owl:ObjectProperty ; rdfs:label "site"@en .
                    obo:HP_0001903 a owl:Class ; rdfs:label "Anemia" ; oio:hasExactSynonym "Low number of red blood cells" .
                    <https://example.org/menetrier> a skos:Concept ; skos:prefLabel "Ménétrier disease"@en .
                    obo:HP_0009778 cg:recordedLabel "Short thumb" .
                    <https://w3id.org/casegraph/case/wang-2022> a cg:Case ; rdfs:label "Glucagonoma in a woman"@en .
                    """,
                    Lang.TURTLE)
            .toGraph());

    @Test
    void aTermIsFoundByTheBeginningsOfTheWordsOfItsLabelOrASynonym() {
        assertEquals(List.of("obo:HP_0001903"), names("red bl"));
        assertEquals(List.of("cg:SevereAnaemia"), names("an sev"));
        assertEquals(List.of("wang-2022"), names("glucagonoma"));
        assertEquals(List.of("wang-2022"), names("WANG"));
        assertEquals(List.of("obo:HP_0001903"), names("HP_0001903"));
        assertEquals(List.of(), names("emia"));
        assertTrue(index.search("naemia", ALL, 9).isCorrected());
    }

    @Test
    void accentsAndLetterCaseDoNotMatter() {
        assertEquals(List.of("<https://example.org/menetrier>"), names("MENETRIER"));
    }

    @Test
    void whatIsNamedSoExactlyComesFirstAndOursBeforeOthers() {
        assertEquals(List.of("cg:Anaemia", "cg:SevereAnaemia"), names("anaemia"));
        assertEquals(List.of("obo:HP_0001903", "cg:Anaemia"), names("anemia"));
        assertEquals("anemia", index.search("anemia", ALL, 9).matches().get(1).by());
    }

    @Test
    void aTermThatOnlyARecordNamesIsFoundByTheLabelThatItGives() {
        assertEquals(List.of("obo:HP_0009778"), names("short"));
    }

    @Test
    void whereNothingIsAskedForTermsComeInTheOrderOfTheAlphabet() {
        assertEquals(
                List.of("anaemia", "Anemia", "Glucagonoma in a woman", "Ménétrier disease", "severe anaemia"),
                index.search("", ALL, 5).matches().stream()
                        .map(match -> match.term().label())
                        .toList());
    }

    @Test
    void onlyTheKindsAskedForAreFoundAndTheRestIsCounted() {
        assertEquals(
                List.of("cg:site"),
                index.search("", EnumSet.of(Kind.PROPERTY), 9).matches().stream()
                        .map(match -> match.term().name())
                        .toList());
        TermIndex.Found first = index.search("an", EnumSet.of(Kind.CLASS), 1);
        assertEquals(1, first.matches().size());
        assertEquals(3, first.total());
    }

    @Test
    void anArgumentHasTheLabelOfItsTermHoweverItIsWritten() {
        assertEquals("anaemia", index.named("cg:Anaemia").orElseThrow().label());
        assertEquals(
                "anaemia",
                index.named("https://w3id.org/casegraph/ontology#Anaemia")
                        .orElseThrow()
                        .label());
        assertTrue(index.named("cg:None").isEmpty());
    }

    @Test
    @Tag("long")
    void fiftyThousandTermsAnswerInTheTimeBetweenTwoKeys() {
        Graph many = GraphMemFactory.createGraphMem2();
        for (int i = 0; i < 50_000; i++) {
            var node = NodeFactory.createURI("urn:term:" + i);
            many.add(node, RDF.type.asNode(), OWL2.Class.asNode());
            many.add(
                    node,
                    RDFS.label.asNode(),
                    NodeFactory.createLiteralString("abnormal finding number " + Integer.toString(i, 36)));
        }
        TermIndex large = of(many);
        for (String text : List.of("a", "abnormal finding", "number zz", "zz9", "")) {
            large.search(text, ALL, 12);
            long begun = System.nanoTime();
            large.search(text, ALL, 12);
            long milliseconds = (System.nanoTime() - begun) / 1_000_000;
            assertTrue(milliseconds < 300, text + " took " + milliseconds + " ms");
        }
    }

    private static TermIndex of(Graph graph) {
        return new TermIndex(TextIndex.of(DatasetGraphFactory.create(graph), List.of(WANG)), graph);
    }

    private List<String> names(String text) {
        return index.search(text, ALL, 9).matches().stream()
                .map(match -> match.term().name())
                .toList();
    }
}
