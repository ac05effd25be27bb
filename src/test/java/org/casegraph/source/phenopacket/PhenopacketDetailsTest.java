package org.casegraph.source.phenopacket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;

/** Where the details of a record come to stand in the model. */
class PhenopacketDetailsTest {
    private static final Path SAMPLES = Path.of("src/test/resources/phenopackets");

    private final Map<String, Graph> cases = new HashMap<>();
    private final List<String> losses = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    @Test
    void evidenceNamesItsKindAndItsPublication() {
        Graph graph = read("remedy");
        assertEquals(Set.of("#feature-1-evidence-1", "#feature-1-evidence-2"), values(graph, "feature-1", CG.basedOn));
        assertEquals(Set.of("ECO_0000033"), values(graph, "feature-1-evidence-1", CG.evidenceType));
        assertEquals(Set.of("1234567"), values(graph, "feature-1-evidence-1", DCTerms.source.asNode()));
        assertEquals(Set.of("1234567"), values(graph, "feature-1", DCTerms.source.asNode()));
        assertEquals(Set.of("ISBN 0-00-000000-0"), values(graph, "feature-1-evidence-2", CG.recordedReference));
        assertEquals(
                List.of(
                        "$.phenotypicFeatures[0].evidence[1].reference.reference: withheld, as it is a path on"
                                + " somebody's machine",
                        "$.files[0].uri: withheld, as it is a path on somebody's machine"),
                losses);
    }

    @Test
    void aDoseIsPartOfItsTreatmentWithNumberUnitFrequencyAndTime() {
        Graph graph = read("remedy");
        assertEquals(Set.of("#action-1"), values(graph, "action-1-dose-1", CG.partOf));
        assertEquals(Set.of("60"), values(graph, "action-1-dose-1", CG.value));
        assertEquals(Set.of("mg"), values(graph, "action-1-dose-1", CG.ucum));
        assertEquals(Set.of("NCIT_C64498"), values(graph, "action-1-dose-1", CG.scheduleFrequency));
        assertEquals(Set.of("2021-06-01"), values(graph, "action-1-dose-1-date", CG.date));
        assertEquals(Set.of("NCIT_C38299"), values(graph, "action-1", CG.route));
        assertEquals(Set.of("PRESCRIPTION"), values(graph, "action-1", CG.drugType));
        assertEquals(Set.of("240"), values(graph, "action-1-cumulative-dose", CG.value));
    }

    @Test
    void aTreatmentLastsFromItsFirstDoseToItsLastInWhateverOrderTheFileHasThem() {
        Graph graph = read("remedy");
        assertEquals(Set.of("2021-04-01"), values(graph, "action-1-date", CG.date));
        assertEquals(Set.of("#action-1"), values(graph, "action-1-dose-2", CG.startsWith));
        assertEquals(Set.of("#day-1"), values(graph, "action-1-end", CG.later));
        assertEquals(Set.of("2021-09-01"), values(graph, "day-1-date", CG.date));
    }

    @Test
    void aTreatmentTellsItsIntentItsResponseAndWhyItEnded() {
        Graph graph = read("remedy");
        assertEquals(Set.of("NCIT_C15292"), values(graph, "action-1", CG.intent));
        assertEquals(Set.of("NCIT_C41331"), values(graph, "action-1", CG.terminationReason));
        assertEquals(Set.of("#action-1"), values(graph, "action-1-response", CG.responseTo));
        assertEquals(Set.of("NCIT_C18213"), values(graph, "action-1-response", CG.recordedResponse));
        assertEquals(Set.of("COMPLETED"), values(graph, "action-3", CG.regimenStatus));
        assertEquals(Set.of("NCT00000000"), values(graph, "action-3", CG.recordedReference));
    }

    @Test
    void radiationIsCountedInGray() {
        Graph graph = read("remedy");
        assertEquals(Set.of("60"), values(graph, "action-2-cumulative-dose", CG.value));
        assertEquals(Set.of("Gy"), values(graph, "action-2-cumulative-dose", CG.ucum));
        assertEquals(Set.of("30"), values(graph, "action-2", CG.fractions));
    }

    @Test
    void aRangeInAnotherUnitIsNotThatOfTheValue() {
        Graph graph = read("remedy");
        assertEquals(Set.of(), values(graph, "measurement-1", CG.referenceHigh));
        assertEquals(Set.of("#measurement-1-range"), values(graph, "measurement-1", CG.otherRange));
        assertEquals(Set.of("57"), values(graph, "measurement-1-range", CG.upper));
        assertEquals(Set.of("pmol/L"), values(graph, "measurement-1-range", CG.unit));
    }

    @Test
    void aResultThatCameDaysAfterItsProcedureDoesNotStartWithIt() {
        Graph graph = read("remedy");
        assertEquals(Set.of("#measurement-1-procedure"), values(graph, "measurement-1", CG.producedBy));
        assertEquals(Set.of(), values(graph, "measurement-1", CG.observedIn));
        assertEquals(Set.of("2021-03-04"), values(graph, "measurement-1-procedure-date", CG.date));
    }

    @Test
    void aSpecimenTellsWhatItIsAndWhatItWasMadeFrom() {
        Graph graph = read("remedy");
        assertEquals(Set.of("EFO_0009655"), values(graph, "specimen-1", CG.sampleType));
        assertEquals(Set.of("NCIT_C68748"), values(graph, "specimen-1", CG.diagnosticMarker));
        assertEquals(Set.of("#specimen-1"), values(graph, "specimen-2", CG.derivedFrom));
        assertEquals(Set.of("Donor 4"), values(graph, "specimen-2", CG.aboutId));
        assertEquals(Set.of("block 17"), values(graph, "specimen-3", CG.derivedFromId));
    }

    @Test
    void whatWasRejectedIsNoGroundOfADiagnosisAndItsGeneNotTheGeneOfIt() {
        Graph graph = read("remedy");
        assertEquals(Set.of("#interpretation-2-variant-1"), values(graph, "interpretation-2", CG.basedOn));
        assertEquals(Set.of("#interpretation-2-gene-2"), values(graph, "interpretation-2", CG.considered));
        assertEquals(Set.of(), values(graph, "interpretation-2", CG.gene));
        assertEquals(Set.of("REJECTED"), values(graph, "interpretation-2-gene-2", CG.interpretationStatus));
        assertEquals(Set.of("nobody"), values(graph, "interpretation-2-gene-2", CG.aboutId));
    }

    @Test
    void aSearchThatFoundNothingIsNoDiagnosis() {
        Graph graph = read("remedy");
        assertTrue(graph.contains(node("interpretation-1"), RDF.type.asNode(), CG.CaseInterpretation));
        assertFalse(graph.contains(node("interpretation-1"), RDF.type.asNode(), CG.Diagnosis));
        assertEquals(Set.of("UNSOLVED"), values(graph, "interpretation-1", CG.progressStatus));
        assertEquals(Set.of("nothing was found"), values(graph, "interpretation-1", RDFS.comment.asNode()));
    }

    @Test
    void aVariantKeepsItsVariationAndItsNamesInEveryNomenclature() {
        Graph graph = read("remedy");
        assertEquals(
                Set.of("{\"copyNumber\":{\"gene\":{\"geneId\":\"HGNC:7010\"},\"number\":{\"value\":\"1\"}}}"),
                literals(graph, "interpretation-2-variant-1", CG.vrs));
        assertEquals(
                Set.of("iscn 2020: del(11)(q13)"), literals(graph, "interpretation-2-variant-1", CG.variantExpression));
        assertEquals(Set.of("mosaicism=30 %"), literals(graph, "interpretation-2-variant-1", CG.variantExtension));
    }

    @Test
    void whereAnExcludedDiseaseWouldBeIsToldInWordsOnly() {
        Graph graph = read("remedy");
        assertEquals(Set.of("pancreas (UBERON:0001264)"), literals(graph, "disease-1", CG.scope));
        assertFalse(graph.contains(node("disease-1"), CG.site, Node.ANY));
    }

    @Test
    void theDeadAndTheirSexAndSpeciesAreToldAsRecorded() {
        Graph graph = read("remedy");
        assertEquals(Set.of("700"), values(graph, "vital-status", CG.survivalDays));
        assertTrue(graph.contains(node("vital-status"), RDF.type.asNode(), CG.Death));
        assertTrue(graph.contains(node("patient"), CG.sex, CG.OtherSex));
        assertEquals(Set.of("NCBITaxon_9606"), values(graph, "patient", CG.taxon));
    }

    @Test
    void onlyAPublicAddressOfAFileIsKept() {
        Graph graph = read("remedy");
        assertEquals(Set.of(), values(graph, "file-1", CG.fileAddress));
        assertEquals(Set.of("genome.vcf"), values(graph, "file-2", CG.fileAddress));
        assertEquals(Set.of("genomeAssembly=GRCh38"), literals(graph, "file-2", CG.fileAttribute));
    }

    @Test
    void casesOfAFamilyPointToItAndItToThem() {
        Graph proband = read("kindred", "kindred-proband");
        Graph mother = cases.get("kindred-mother");
        Node family = node("kindred-proband", "family");
        Node first = NodeFactory.createURI(CG.CASE_BASE + "kindred-proband");
        Node second = NodeFactory.createURI(CG.CASE_BASE + "kindred-mother");
        assertTrue(proband.contains(first, CG.memberOf, family));
        assertTrue(mother.contains(second, CG.memberOf, family));
        assertTrue(proband.contains(family, CG.hasMember, second));
        assertTrue(proband.contains(family, CG.proband, first));
        assertTrue(proband.contains(family, RDF.type.asNode(), CG.Family));
        assertEquals(Set.of("true"), literals(proband, family, CG.consanguineousParents));
        assertEquals(
                List.of(
                        "$.metaData.createdBy: withheld, as it may tell who someone is",
                        "$.metaData.updates[0].updatedBy: withheld, as it may tell who someone is"),
                losses);
    }

    @Test
    void aPedigreeKnowsParentsStatusAndCasesAndNobodyByName() {
        Graph graph = read("kindred", "kindred-proband");
        Node son = node("kindred-proband", "person-1");
        Node mother = node("kindred-proband", "person-2");
        Node sister = node("kindred-proband", "person-3");
        assertTrue(graph.contains(son, CG.mother, mother));
        assertTrue(graph.contains(mother, CG.toldIn, NodeFactory.createURI(CG.CASE_BASE + "kindred-mother")));
        assertEquals(Set.of("I:1"), literals(graph, son, CG.fatherId));
        assertEquals(Set.of("AFFECTED"), literals(graph, son, CG.affectedStatus));
        assertFalse(graph.contains(mother, CG.motherId, Node.ANY), "0 stands for nobody");
        assertEquals(Set.of("ward 3"), literals(graph, sister, CG.familyId));
        assertTrue(graph.contains(sister, CG.sex, CG.OtherSex));
    }

    @Test
    void vocabulariesAndUpdatesOfARecordAreDescribed() {
        Graph graph = read("kindred", "kindred-proband");
        Node record = node("kindred-proband", "record");
        Node hpo = node("kindred-proband", "vocabulary-1");
        assertTrue(graph.contains(record, CG.usesVocabulary, hpo));
        assertEquals(Set.of("human phenotype ontology"), literals(graph, hpo, RDFS.label.asNode()));
        assertTrue(graph.contains(
                hpo, RDFS.seeAlso.asNode(), NodeFactory.createURI("http://purl.obolibrary.org/obo/hp.owl")));
        assertEquals(
                Set.of("2022-03-03T00:00:00Z"),
                literals(graph, node("kindred-proband", "update-1"), DCTerms.modified.asNode()));
        assertEquals(
                Set.of("a sister more"), literals(graph, node("kindred-proband", "update-1"), RDFS.comment.asNode()));
    }

    private Graph read(String sample) {
        return read(sample, sample + "-1");
    }

    private Graph read(String sample, String id) {
        new PhenopacketSource(
                        one -> {
                            cases.put(one.id(), one.source().graph());
                            one.losses().forEach(loss -> losses.add(loss.path() + ": " + loss.what()));
                        },
                        problem -> problems.add(problem.getMessage()))
                .read(SAMPLES.resolve(sample + ".json"));
        assertEquals(List.of(), problems);
        return cases.get(id);
    }

    private static Node node(String fragment) {
        return node("remedy-1", fragment);
    }

    private static Node node(String id, String fragment) {
        return NodeFactory.createURI(CG.CASE_BASE + id + "#" + fragment);
    }

    /** Literals as they are, IRIs from their last slash or, within the case, from their number sign. */
    private static Set<String> values(Graph graph, String fragment, Node property) {
        return graph.stream(node(fragment), property, Node.ANY)
                .map(Triple::getObject)
                .map(object -> {
                    String text = object.isLiteral() ? object.getLiteralLexicalForm() : object.getURI();
                    boolean inCase = text.startsWith(CG.CASE_BASE);
                    return object.isLiteral()
                            ? text
                            : text.substring(inCase ? text.indexOf('#') : text.lastIndexOf('/') + 1);
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> literals(Graph graph, String fragment, Node property) {
        return literals(graph, node(fragment), property);
    }

    private static Set<String> literals(Graph graph, Node subject, Node property) {
        return graph.stream(subject, property, Node.ANY)
                .map(triple -> triple.getObject().getLiteralLexicalForm())
                .collect(Collectors.toSet());
    }
}
