package org.casegraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {
    private static final String PREFIXES =
            """
            PREFIX cg:      <https://w3id.org/casegraph/ontology#>
            PREFIX dcterms: <http://purl.org/dc/terms/>
            PREFIX obo:     <http://purl.obolibrary.org/obo/>
            PREFIX rdfs:    <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX skos:    <http://www.w3.org/2004/02/skos/core#>
            BASE            <https://w3id.org/casegraph/case/example>
            """;

    private static final Node X = NodeFactory.createURI("https://w3id.org/casegraph/case/example#x");

    private static Graph graph(String turtle) {
        return RDFParser.fromString(PREFIXES + turtle, Lang.TURTLE).toGraph();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '´',
            value = {
                "'Aknoid'@de, 'skin lesions'@en, 'lesions' | skin lesions",
                "'Aknoid'@de, 'skin lesions'@en-GB         | skin lesions",
                "'Aknoid'@de, 'skin lesions'               | skin lesions",
                "'éruption'@fr, 'Aknoid'@de                | Aknoid",
                "'skin lesions'@en, 'dermatosis'@en        | dermatosis",
                "'Aknoid'@enm, 'skin lesions'              | skin lesions"
            })
    void englishComesFirstThenNoLanguageThenAnyThenTheSmallest(String labels, String shown) {
        assertEquals(shown, new Labels(graph("<#x> rdfs:label " + labels + " .")).of(X));
    }

    @Test
    void whatRecordsCallATermComesAfterWhatItsOwnerCallsItInAnyLanguage() {
        Node term = NodeFactory.createURI(ShortNames.OBO + "HP_0000951");
        String recorded = "obo:HP_0000951 cg:recordedLabel \"Abnormal skin\"@en .";

        assertEquals("Abnormal skin", new Labels(graph(recorded)).of(term));
        assertEquals(
                "Hautbefund",
                new Labels(graph(recorded + " obo:HP_0000951 skos:prefLabel \"Hautbefund\"@de .")).of(term));
    }

    @Test
    void aNodeWithoutLabelIsNamedShortlyAndALiteralByItsText() {
        Labels labels = new Labels(Graph.emptyGraph);

        assertEquals("example#x", labels.of(X));
        assertEquals("cg:Finding", labels.of(CG.Finding));
        assertEquals("obo:HP_0000951", labels.of(NodeFactory.createURI(ShortNames.OBO + "HP_0000951")));
        assertEquals("https://doi.org/10.1/x", labels.of(NodeFactory.createURI("https://doi.org/10.1/x")));
        assertEquals("95", labels.of(NodeFactory.createLiteralString("95")));
        assertEquals(Optional.empty(), labels.find(X));
    }

    @Test
    void aShortNameIsReadBackAsTheNodeThatItWasWrittenFor() {
        ShortNames names = ShortNames.ofProject();
        for (Node node :
                List.of(CG.Finding, RDFS.label.asNode(), NodeFactory.createURI(CG.RULE_BASE + "tumour-type"))) {
            assertEquals(Optional.of(node), names.expand(names.written(node)), node.toString());
        }
        assertEquals("<https://doi.org/10.1/x>", names.written(NodeFactory.createURI("https://doi.org/10.1/x")));
        assertEquals("HP:0000951", ShortNames.asInReports(NodeFactory.createURI(ShortNames.OBO + "HP_0000951")));
    }

    @Test
    void aCaseOfAnotherPublisherKeepsItsWholeIri() {
        Node theirs = NodeFactory.createURI("https://example.org/cases/7#fever");

        assertEquals("https://example.org/cases/7#fever", CaseIris.id(theirs));
        assertEquals(NodeFactory.createURI("https://example.org/cases/7"), CaseIris.caseOf(theirs));
        assertEquals("fever", CaseIris.fragment(theirs));
        assertEquals("example#x", CaseIris.id(X));
        assertEquals(CaseIris.of("example"), CaseIris.caseOf(X));
    }

    @Test
    void whatLiesAboveIsFoundOnceAlsoInACycle() {
        Graph graph =
                graph("<#a> rdfs:subClassOf <#b> . <#b> rdfs:subClassOf <#c> . <#c> rdfs:subClassOf <#a> , <#d> .");

        assertEquals(
                List.of("b", "c", "d"),
                Ancestors.of(
                                NodeFactory.createURI("https://w3id.org/casegraph/case/example#a"),
                                below -> Values.objects(graph, below, RDFS.subClassOf.asNode()))
                        .stream()
                        .map(CaseIris::fragment)
                        .toList());
    }
}
