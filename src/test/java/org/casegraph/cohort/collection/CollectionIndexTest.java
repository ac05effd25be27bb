package org.casegraph.cohort.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.ExampleStore;
import org.casegraph.SharedProject;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.graph.TermIds;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the 291 cases of the example are about. */
@ExtendWith(SharedProject.class)
class CollectionIndexTest {
    private CollectionIndex index;

    @BeforeEach
    void ofExample(ExampleStore example) {
        index = CollectionIndex.of(example.store().dataset().getContext());
    }

    @Test
    void casesAreCountedByDiseaseGeneAndSex() {
        assertEquals(
                List.of("81", "79", "64", "35", "21", "11"),
                parts(SelectionKey.DISEASE).stream()
                        .map(one -> Integer.toString(one.cases()))
                        .toList());
        assertEquals(
                List.of("RPGRIP1 100", "KDM6A 81", "KMT2D 64", "ATP13A2 46"),
                parts(SelectionKey.GENE).stream()
                        .map(one -> one.thing().getLiteralLexicalForm() + " " + one.cases())
                        .toList());
        assertEquals(
                List.of(145, 140),
                parts(SelectionKey.SEX).stream()
                        .map(CollectionIndex.Counted::cases)
                        .toList());
        assertEquals(291, index.cases());
        assertEquals(291, index.readWhole());
    }

    /** 80 cases are said to have an abnormal facial shape; the root of all is above what they are said to have. */
    @Test
    void findingsAreThoseThatCasesNameWithWhatIsBelowThem() {
        List<CollectionIndex.Counted> findings = parts(SelectionKey.WITH);

        assertEquals(term("HP:0001999"), findings.get(0).thing());
        assertEquals(80, findings.get(0).cases());
        assertTrue(findings.stream().noneMatch(one -> one.thing().equals(term("HP:0000118"))));
        assertTrue(findings.stream().noneMatch(one -> one.thing().equals(CG.Finding)));
    }

    @Test
    void aCohortAsLinkedDataIsAGroupWithItsCases() {
        Cohort cohort = index.cohort(CaseSelection.parse("gene=KMT2D&sex=female"), () -> {});
        Node address = NodeFactory.createURI("https://cases.example/cohort?gene=KMT2D&sex=female");

        Graph read = RDFParser.fromString(
                        cohort.jsonLd("girls", Optional.of(address.getURI())).toString(), Lang.JSONLD11)
                .toGraph();

        assertTrue(read.contains(address, RDF.type.asNode(), CG.CaseGroup));
        assertTrue(read.contains(address, RDFS.label.asNode(), NodeFactory.createLiteralString("girls")));
        assertTrue(read.contains(
                address, DCTerms.identifier.asNode(), NodeFactory.createLiteralString("gene=KMT2D&sex=female")));
        assertTrue(cohort.cases().size() > 10, cohort.cases()::toString);
        assertEquals(Set.copyOf(cohort.cases()), Set.copyOf(G.listSP(read, address, CG.hasMember)));
        assertEquals(
                Integer.toString(cohort.cases().size()),
                G.getOneSP(read, address, NodeFactory.createURI("https://schema.org/numberOfItems"))
                        .getLiteralLexicalForm());
        String flow = G.getOneSP(read, address, SKOS.scopeNote.asNode()).getLiteralLexicalForm();
        assertEquals(
                2,
                JSON.parseAny("{\"flow\": " + flow + "}")
                        .getAsObject()
                        .get("flow")
                        .getAsArray()
                        .size());
        assertEquals(5 + cohort.cases().size(), read.size());
    }

    @Test
    void silenceIsNoDenialAndEachCaseCountsOnce() {
        CollectionIndex.Told told = index.told(term("HP:0001250"));

        assertEquals(new CollectionIndex.Told(24, 51, 216, 0), told);
    }

    /** A class of ours stands for the term of HPO that it matches exactly; whoever asks by that gets the same cases. */
    @Test
    void aTermAndItsExactMatchMeanTheSameCases() {
        for (String key : List.of("with", "without")) {
            List<Node> ours = index.cases(CaseSelection.parse(key + "=cg:Seizure"), () -> {});

            assertTrue(!ours.isEmpty());
            assertEquals(ours, index.cases(CaseSelection.parse(key + "=HP:0001250"), () -> {}));
        }
    }

    @Test
    void diseasesAndGenesAreCountedByTheirIris() {
        assertEquals(64, index.diagnosed(term("OMIM:147920")));
        assertEquals(46, index.ofGene(term("HGNC:30213")));
        assertEquals(0, index.diagnosed(term("HP:0001250")));
    }

    private List<CollectionIndex.Counted> parts(SelectionKey key) {
        return index.parts(CaseSelection.parse(""), Set.of(key), 20, () -> {})
                .get(key)
                .first();
    }

    private static Node term(String id) {
        return NodeFactory.createURI(TermIds.iris(id).get(0));
    }
}
