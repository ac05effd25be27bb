package org.casegraph.source.phenopacket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.source.CaseId;
import org.casegraph.source.ImportedCase;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhenopacketSourceTest {
    private static final Path SAMPLES = Path.of("src/test/resources/phenopackets");
    private static final String OBO = "http://purl.obolibrary.org/obo/";

    @TempDir
    private Path folder;

    private final List<ImportedCase> cases = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final PhenopacketSource source =
            new PhenopacketSource(cases::add, problem -> problems.add(problem.getMessage()));

    @Test
    void asManyFeaturesMeasurementsDiseasesAndVariantsComeOutAsTheJsonHolds() throws IOException {
        Graph graph = read("comet.json");
        JsonObject json = JsonParser.parseString(Files.readString(SAMPLES.resolve("comet.json")))
                .getAsJsonObject();
        List<JsonObject> features = Stream.concat(
                        items(json, "phenotypicFeatures"), items(biosample(json), "phenotypicFeatures"))
                .toList();
        List<JsonObject> diseases = items(json, "diseases").toList();
        long adverseEvents = items(json, "medicalActions")
                .mapToLong(action -> items(action, "adverseEvents").count())
                .sum();

        assertEquals(
                features.stream().filter(f -> !f.has("excluded")).count() + adverseEvents,
                instances(graph, CG.Finding));
        assertEquals(
                Stream.concat(features.stream(), diseases.stream())
                        .filter(f -> f.has("excluded"))
                        .count(),
                instances(graph, CG.AbsentFinding));
        assertEquals(items(json, "measurements").count(), instances(graph, CG.Measurement));
        assertEquals(items(json, "biosamples").count(), instances(graph, CG.Specimen));
        assertEquals(1, instances(graph, CG.Variant));
        assertEquals(
                items(json, "interpretations").count()
                        + diseases.stream().filter(d -> !d.has("excluded")).count()
                        + 1,
                instances(graph, CG.Diagnosis));
        assertEquals(List.of(), problems);
    }

    @Test
    void whatIsExcludedIsNeverAnInstanceOfItsClass() {
        source.read(SAMPLES.resolve("comet.json"));
        source.read(SAMPLES.resolve("family.json"));
        source.read(SAMPLES.resolve("version1.json"));

        Set<String> denied = Set.of(
                "comet-1 HP_0002014",
                "comet-1 HP_0000708",
                "comet-1 NCIT_C36122",
                "comet-1 MONDO_0005148",
                "family-one-P2 HP_0000717",
                "version1 HP_0001263");
        assertEquals(
                denied,
                cases.stream()
                        .flatMap(one -> one.source().graph().stream(Node.ANY, CG.absenceOf, Node.ANY)
                                .map(triple -> one.id().replaceAll("-[0-9a-f]{8}$", "") + " "
                                        + triple.getObject().getURI().substring(OBO.length())))
                        .collect(Collectors.toSet()));
        for (ImportedCase one : cases) {
            Graph graph = one.source().graph();
            graph.stream(Node.ANY, CG.absenceOf, Node.ANY)
                    .forEach(absence -> assertEquals(
                            0, instances(graph, absence.getObject()), "instances of " + absence.getObject()));
        }
    }

    @Test
    void anAgeIsAsPreciseAsItIsGiven() {
        Graph graph = read("comet.json");
        assertEquals("P39Y to P40Y", bounds(graph, "feature-1-age"));
        assertEquals("P40Y6M to P40Y7M", bounds(graph, "feature-1-end-age"));
        assertEquals("P38Y to P40Y", bounds(graph, "feature-3-age"));
        assertEquals("P40Y2M to P40Y3M", bounds(graph, "specimen-1-collection-age"));
        assertTrue(graph.contains(node("feature-1-end-age"), CG.laterBoundary, CG.End));
        assertTrue(graph.contains(node("feature-1-age"), CG.maximumInclusive, literal("false", "boolean")));
    }

    @ParameterizedTest
    @CsvSource({
        "P5Y, P5Y, P6Y, 5",
        "P5M15D, P5M15D, P5M16D, 0",
        "P8M2W, P8M14D, P8M21D, 0",
        "P0D, P0D, P1D, 0",
        "PT6H, PT6H, PT7H, 0",
        "P18M, P18M, P19M, -1",
        "P0Y3M, P0Y3M, P0Y4M, 0",
        "P0Y, P0Y, P1Y, 0"
    })
    void anAgeEndsWhereTheNextOfItsPrecisionBegins(String age, String minimum, String maximum, int years) {
        PhenopacketAge parsed = PhenopacketAge.parse(age).orElseThrow();
        assertEquals(minimum, parsed.minimum());
        assertEquals(maximum, parsed.maximum());
        assertEquals(years, parsed.years().orElse(-1));
    }

    @ParameterizedTest
    @CsvSource({"P-3Y", "-P3Y", "P", "PT", "3Y", "P3", "P3.5Y", "P400Y", "P3YT", "p3y"})
    void whatIsNoAgeIsNotTakenForOne(String text) {
        assertTrue(PhenopacketAge.parse(text).isEmpty());
    }

    @Test
    void aDayIsReckonedWithAndItsTimeOfDayKeptBesideIt() {
        Graph graph = read("harbour.yaml");
        Node date = node("harbour-1", "feature-1-date");
        assertTrue(graph.contains(date, CG.date, literal("2021-02-01", "date")));
        assertTrue(graph.contains(date, CG.recordedMoment, literal("2021-02-01T05:30:00Z", "dateTime")));
        assertEquals(
                1, graph.stream(Node.ANY, CG.recordedMoment, Node.ANY).count(), "midnight stands for no time of day");
        assertTrue(graph.contains(node("harbour-1", "feature-2-after"), CG.later, node("harbour-1", "feature-2")));
        assertTrue(graph.contains(node("harbour-1", "feature-2-until"), CG.earlier, node("harbour-1", "feature-2")));
        assertEquals(List.of(), losses());
    }

    @Test
    void aMeasuredNumberIsExactWithItsUnitAndRange() {
        Graph graph = read("comet.json");
        Node glucagon = node("measurement-1");
        for (Node bound : List.of(CG.value, CG.lower, CG.upper)) {
            assertTrue(graph.contains(glucagon, bound, literal("812.5", "decimal")));
        }
        assertTrue(graph.contains(glucagon, CG.ucum, NodeFactory.createLiteralString("pg/mL")));
        assertTrue(graph.contains(glucagon, CG.referenceHigh, literal("200", "decimal")));
        assertTrue(graph.contains(node("measurement-2"), CG.resultClass, NodeFactory.createURI(OBO + "NCIT_C25626")));
    }

    @Test
    void aSolvedInterpretationIsTheFinalDiagnosisAndRestsOnItsVariant() {
        Graph graph = read("comet.json");
        Node disease = NodeFactory.createURI("https://omim.org/entry/131100");
        assertTrue(graph.contains(node("interpretation-1"), RDF.type.asNode(), CG.FinalDiagnosis));
        assertTrue(graph.contains(node("interpretation-1"), CG.concludes, disease));
        assertTrue(graph.contains(node("interpretation-1"), CG.basedOn, node("interpretation-1-variant-1")));
        assertTrue(graph.contains(node("interpretation-2"), RDF.type.asNode(), CG.WorkingDiagnosis));
        assertFalse(graph.contains(node("disease-1"), RDF.type.asNode(), CG.FinalDiagnosis));
        assertTrue(graph.contains(node("disease-1-course"), CG.courseOf, node("disease-1")));
    }

    @Test
    void whatIsNotCarriedIsListedAndNobodyIsNamed() {
        Graph graph = read("comet.json");
        assertEquals(
                List.of(
                        "$.subject.alternateIds[0]: withheld, as it may tell who someone is",
                        "$.files[0].uri: withheld, as it is a path on somebody's machine",
                        "$.metaData.createdBy: withheld, as it may tell who someone is",
                        "$.metaData.submittedBy: withheld, as it may tell who someone is"),
                losses());
        assertEquals("$.files[].uri", cases.get(0).losses().get(1).kind());
        for (String withheld : List.of("bed 7", "genome.vcf", "Somebody Invented", "Nobody Real")) {
            assertFalse(
                    graph.stream()
                            .anyMatch(triple -> triple.getObject().toString().contains(withheld)),
                    withheld);
        }
    }

    @Test
    void theRecordNamesItsPublicationAndItsVocabularies() {
        Graph graph = read("comet.json");
        Node paper = NodeFactory.createURI("https://pubmed.ncbi.nlm.nih.gov/1234567");
        assertTrue(graph.contains(node("record"), DCTerms.source.asNode(), paper));
        assertTrue(graph.contains(node("feature-3"), DCTerms.source.asNode(), paper));
        assertTrue(
                graph.contains(node("record"), CG.vocabularyVersion, NodeFactory.createLiteralString("hp 2021-08-02")));
    }

    @Test
    void eachMemberOfAFamilyIsACase() {
        source.read(SAMPLES.resolve("family.json"));
        assertEquals(
                List.of("family-proband", CaseId.iriSafe("family one-P2")),
                cases.stream().map(ImportedCase::id).toList());
        assertEquals(List.of(), losses());
    }

    @Test
    void aCohortOfNobodyIsOneLine() {
        source.read(
                "empty.json",
                "{ \"id\": \"c\", \"members\": [], \"metaData\": { \"phenopacketSchemaVersion\": \"2.0\" } }"
                        .getBytes(StandardCharsets.UTF_8));
        assertEquals(
                List.of("empty.json $: there is no phenopacket in this family or cohort."
                        + " Give it a proband, or members."),
                problems);
    }

    @Test
    void idsThatCannotStandInAnIriStayApart() {
        assertEquals("PMID_1.a-b", CaseId.iriSafe("PMID_1.a-b"));
        assertTrue(CaseId.iriSafe("a b").matches("a-b-[0-9a-f]{8}"));
        assertFalse(CaseId.iriSafe("a b").equals(CaseId.iriSafe("a/b")));
    }

    @Test
    void version1IsReadByItsOwnClasses() {
        Graph graph = read("version1.json");
        assertEquals("P3Y2M to P3Y3M", bounds(graph, "version1", "feature-1-age"));
        assertTrue(graph.contains(node("version1", "patient"), CG.ageYears, literal("5", "integer")));
        assertTrue(graph.contains(node("version1", "gene-1"), RDF.type.asNode(), CG.GeneInterpretation));
        assertTrue(graph.contains(
                node("version1", "gene-1"), CG.gene, NodeFactory.createURI("http://identifiers.org/hgnc/7010")));
        assertEquals(List.of(), losses());
    }

    @TestFactory
    Stream<DynamicTest> aFaultIsOneLineWithFileAndJsonPathAndTheRestIsRead() {
        String bad = SAMPLES.resolve("bad").toString();
        source.read(SAMPLES.resolve("bad"));
        List<String> expected = List.of(
                "/age.json $.phenotypicFeatures[0].onset.age: \"P-3Y\" is no age.",
                "/curie.json $.phenotypicFeatures[0].type.id: \"HP 0002014\" is no CURIE",
                "/enum.json $.subject.sex: this does not fit version 2.0.2 of the schema",
                "/truncated.json: this is no JSON:",
                "/twice-2.json $.id: the id twice is that of a case of " + bad + "/twice-1.json",
                "/version.json $.metaData.phenopacketSchemaVersion: version \"9.1\" is not known");
        return Stream.concat(
                Stream.of(
                        DynamicTest.dynamicTest(
                                "as many lines as faults", () -> assertEquals(6, problems.size(), problems::toString)),
                        DynamicTest.dynamicTest(
                                "the rest",
                                () -> assertEquals(
                                        List.of("age", "curie", "field", "twice"),
                                        cases.stream().map(ImportedCase::id).toList()))),
                IntStream.range(0, expected.size())
                        .mapToObj(i -> DynamicTest.dynamicTest(
                                expected.get(i),
                                () -> assertTrue(
                                        problems.get(i).startsWith(bad + expected.get(i))
                                                && !problems.get(i).contains("\n"),
                                        problems.get(i)))));
    }

    @Test
    void whatCouldNotBeReadOfACaseIsAlsoListedAsLost() {
        source.read(SAMPLES.resolve("bad/age.json"));
        assertEquals(List.of("$.phenotypicFeatures[0].onset.age.iso8601duration: P-3Y"), losses());
    }

    @Test
    void archivesGiveTheSameCasesAsTheirFiles() throws IOException {
        byte[] comet = Files.readAllBytes(SAMPLES.resolve("comet.json"));
        Path zip = folder.resolve("cases.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("README.md"));
            out.write("not a case".getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("a/comet.json"));
            out.write(comet);
        }
        Path tar = folder.resolve("cases.tar.gz");
        try (OutputStream file = Files.newOutputStream(tar);
                TarArchiveOutputStream out = new TarArchiveOutputStream(new GZIPOutputStream(file))) {
            TarArchiveEntry entry = new TarArchiveEntry("a/harbour.yaml");
            byte[] harbour = Files.readAllBytes(SAMPLES.resolve("harbour.yaml"));
            entry.setSize(harbour.length);
            out.putArchiveEntry(entry);
            out.write(harbour);
            out.closeArchiveEntry();
        }
        source.read(zip);
        source.read(tar);
        source.read(SAMPLES.resolve("comet.json"));
        assertEquals(
                List.of("comet-1", "harbour-1"),
                cases.stream().map(ImportedCase::id).toList());
        assertEquals(
                List.of(SAMPLES.resolve("comet.json") + " $.id: the id comet-1 is that of a case of " + zip
                        + "!/a/comet.json. Give each phenopacket an id of its own; the first was kept."),
                problems);
    }

    @Test
    void aZipBombIsOneLineAndWhatCameBeforeItIsKept() throws IOException {
        Path zip = folder.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("a.json"));
            out.write(Files.readAllBytes(SAMPLES.resolve("comet.json")));
            out.putNextEntry(new ZipEntry("b.json"));
            byte[] blanks = new byte[1 << 20];
            for (int i = 0; i < 24; i++) {
                out.write(blanks);
            }
        }
        source.read(zip);
        assertEquals(List.of("comet-1"), cases.stream().map(ImportedCase::id).toList());
        assertEquals(
                List.of(zip + ": what comes out of it is more than 200 times larger than the archive."
                        + " Unpack it yourself if you trust it; what came before that was read."),
                problems);
    }

    @Test
    void aHugeFileIsOneLine() throws IOException {
        Path huge = folder.resolve("huge.json");
        try (var channel = java.nio.channels.FileChannel.open(
                huge, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(new byte[] {'{'}), 100L << 20);
        }
        source.read(huge);
        assertEquals(
                List.of(huge + ": the file has more than 32 MB. Give one phenopacket, family or cohort a file."),
                problems);
    }

    private Graph read(String sample) {
        source.read(SAMPLES.resolve(sample));
        assertEquals(List.of(), problems);
        return cases.get(cases.size() - 1).source().graph();
    }

    private List<String> losses() {
        return cases.get(0).losses().stream()
                .map(loss -> loss.path() + ": " + loss.what())
                .toList();
    }

    private static long instances(Graph graph, Node type) {
        return graph.stream(Node.ANY, RDF.type.asNode(), type)
                .map(Triple::getSubject)
                .distinct()
                .count();
    }

    private static String bounds(Graph graph, String fragment) {
        return bounds(graph, "comet-1", fragment);
    }

    private static String bounds(Graph graph, String id, String fragment) {
        return graph.find(node(id, fragment), CG.minimum, Node.ANY)
                        .next()
                        .getObject()
                        .getLiteralLexicalForm()
                + " to "
                + graph.find(node(id, fragment), CG.maximum, Node.ANY)
                        .next()
                        .getObject()
                        .getLiteralLexicalForm();
    }

    private static Node node(String fragment) {
        return node("comet-1", fragment);
    }

    private static Node node(String id, String fragment) {
        return NodeFactory.createURI(CG.CASE_BASE + id + "#" + fragment);
    }

    private static Node literal(String lexical, String type) {
        return NodeFactory.createLiteralDT(
                lexical,
                org.apache.jena.datatypes.TypeMapper.getInstance()
                        .getSafeTypeByName("http://www.w3.org/2001/XMLSchema#" + type));
    }

    private static JsonObject biosample(JsonObject json) {
        return items(json, "biosamples").findFirst().orElseThrow();
    }

    private static Stream<JsonObject> items(JsonObject json, String name) {
        JsonArray items = json.has(name) ? json.getAsJsonArray(name) : new JsonArray();
        return IntStream.range(0, items.size()).mapToObj(items::get).map(JsonElement::getAsJsonObject);
    }
}
