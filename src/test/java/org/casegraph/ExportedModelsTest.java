package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.export.ExportDocument;
import org.casegraph.export.ExportFormat;
import org.casegraph.export.ExportedCase;
import org.casegraph.export.LostItem;
import org.casegraph.export.delivery.Export;
import org.casegraph.export.delivery.ExportFormats;
import org.casegraph.export.delivery.ExportedCases;
import org.casegraph.export.linked.MappedExport;
import org.casegraph.graph.CaseIris;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases as FHIR and as RDF of other models: what has to come back does, and no denial is ever typed as present. */
@ExtendWith(SharedProject.class)
class ExportedModelsTest {
    private static final Set<Node> KEPT =
            Set.of(CG.sex, CG.ageYears, CG.concludes, CG.absenceOf, CG.agent, CG.measures);
    private static final Set<Node> EXACT = Set.of(CG.value, CG.lower, CG.upper, CG.unit, CG.ucum);

    /** What a finding is besides; the measurements and outcomes of RDF phenopackets are features or measurements. */
    private static final Set<Node> ROLES = Set.of(CG.Measurement, CG.Outcome, CG.TreatmentResponse, CG.Finding);

    @ParameterizedTest
    @ValueSource(strings = {"fhir", "rdf-phenopackets", "jsonld", "csv"})
    void findingsDenialsAndExactValuesComeBackFromASampleOfCases(String format, Store store) {
        for (String id : List.of("wang-2022", "hu-2023")) {
            assertEquals(List.of(), forbidden(format, CaseIris.of(id), store), format + " " + id);
        }
    }

    @Test
    @Tag("long")
    void theyComeBackFromAllCases(Store store) {
        for (String format : List.of("fhir", "rdf-phenopackets", "jsonld", "csv")) {
            for (Node iri : store.cases()) {
                assertEquals(List.of(), forbidden(format, iri, store), format + " " + iri);
            }
        }
    }

    @Test
    void jsonLdLosesNothing(Store store) {
        Export export = export("jsonld", CaseIris.of("wang-2022"), store);
        assertEquals(List.of(), export.losses());
        assertTrue(text(export).contains("\"https://w3id.org/casegraph/context.jsonld\""), "the context's address");
        assertTrue(text(export).contains("\"#glossitis\""), "nodes by their fragments");
    }

    @ParameterizedTest
    @CsvSource({"care-sm, N-Quads", "rdf-phenopackets, Turtle"})
    void aCaseIsWrittenAlikeInWhateverOrderItWasRead(String format, String language, Store store) {
        MappedExport export = MappedExport.of(format, RDFLanguages.nameToLang(language));
        List<Triple> stated = new ArrayList<>(
                store.dataset().getGraph(CaseIris.of("esa-srb-2022")).find().toList());
        Set<String> written = new HashSet<>();
        for (int seed = 0; seed < 4; seed++) {
            Collections.shuffle(stated, new Random(seed));
            Graph graph = GraphMemFactory.createDefaultGraph();
            stated.forEach(graph::add);
            written.add(new String(export.write(graph, store.dataset().getDefaultGraph()), StandardCharsets.UTF_8));
        }

        assertEquals(1, written.size(), String.join("\n\n", written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"care-sm", "rdf-phenopackets"})
    void whatIsDeniedIsTheTypeOfNothingInEachSixthCase(String format, Store store) {
        assertDeniedIsNoType(format, store, 6);
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"care-sm", "rdf-phenopackets"})
    void whatIsDeniedIsTheTypeOfNothing(String format, Store store) {
        assertDeniedIsNoType(format, store, 1);
    }

    private static void assertDeniedIsNoType(String format, Store store, int step) {
        for (int i = 0; i < store.cases().size(); i += step) {
            Node iri = store.cases().get(i);
            Graph stated = store.dataset().getGraph(iri);
            Set<Node> denied = G.find(stated, Node.ANY, CG.absenceOf, Node.ANY).toList().stream()
                    .map(triple -> triple.getObject())
                    .filter(term -> G.listPO(stated, RDF.type.asNode(), term).isEmpty())
                    .collect(Collectors.toSet());
            DatasetGraph written = DatasetGraphFactory.create();
            RDFParser.source(new ByteArrayInputStream(written(format, iri, store)))
                    .lang(format.equals("care-sm") ? Lang.NQUADS : Lang.TURTLE)
                    .parse(written);
            for (Node term : denied) {
                assertFalse(written.contains(Node.ANY, Node.ANY, RDF.type.asNode(), term), format + " " + term);
            }
        }
    }

    /** A value above 800 has a comparator in FHIR, and its order to other events no place. */
    @Test
    void fhirTellsABoundAndListsTheOrder(Store store) {
        Export export = export("fhir", CaseIris.of("wang-2022"), store);
        assertTrue(text(export).contains("\"comparator\": \">\""), "above 800");
        List<String> lost =
                export.losses().stream().map(LostItem::reason).distinct().toList();
        assertTrue(lost.containsAll(List.of("relative-order", "passage")), lost.toString());
        assertTrue(
                export.losses().stream().noneMatch(item -> item.reason().equals("open-interval")),
                "no bound of a measurement is lost");
    }

    /** A summary leaves columns out, which its list tells; the picture stands in it. */
    @ParameterizedTest
    @ValueSource(strings = {"markdown", "html"})
    void aSummaryHasThePictureAndListsWhatItLeavesOut(String format, Store store) {
        Export export = export(format, CaseIris.of("wang-2022"), store);
        assertTrue(text(export).contains(format.equals("html") ? "<svg" : "data:image/svg+xml;base64,"), "the picture");
        List<String> lost =
                export.losses().stream().map(LostItem::reason).distinct().toList();
        assertTrue(lost.containsAll(List.of("reach", "passage", "seen-in")), lost.toString());
        assertTrue(text(export).contains("cg:Glossitis"), "a finding is in it");
    }

    @Test
    void careSmHasNoRoomForDenialsAndListsEach(Store store) {
        Export export = export("care-sm", CaseIris.of("wang-2022"), store);
        List<String> where = export.losses().stream()
                .map(item -> CaseIris.fragment(item.where()))
                .toList();
        assertTrue(where.contains("no-diarrhoea"), where.toString());
    }

    @Test
    @Tag("long")
    void theValidatorFindsNoFaultInAnyBundleAndThePlantedOne(Store store, @TempDir Path folder)
            throws IOException, InterruptedException {
        List<Node> cases = List.copyOf(store.cases());
        for (Node iri : cases) {
            Files.write(folder.resolve(CaseIris.id(iri) + ".json"), written("fhir", iri, store));
        }
        String planted = text(export("fhir", CaseIris.of("wang-2022"), store))
                .replaceFirst("\"status\": \"final\"", "\"status\": \"finale\"");
        Files.writeString(folder.resolve("planted.json"), planted);
        List<String> lines = ForeignValidator.FHIR.validate(folder);
        assertEquals(cases.size() + 1 + " files", lines.get(lines.size() - 1));
        List<String> faults = lines.subList(0, lines.size() - 1);
        assertFalse(faults.isEmpty(), "the planted fault is found");
        assertEquals(
                List.of(),
                faults.stream().filter(line -> !line.startsWith("planted.json")).toList());
    }

    /** What may never be lost and did not come back, of findings, denials, exact values, age, sex, diseases, treatments. */
    private static List<String> forbidden(String format, Node iri, Store store) {
        ExportedCase exported = new ExportedCases(store).of(iri);
        ExportFormat written = ExportFormats.named(format).orElseThrow();
        Graph back = written.reader().apply(written(format, iri, store)).get(0).graph();
        Graph stated = exported.stated();
        return stated.find().toList().stream()
                .filter(triple -> isKept(stated, triple) && !back.contains(triple))
                .map(Triple::toString)
                .sorted()
                .toList();
    }

    private static boolean isKept(Graph stated, Triple triple) {
        Node subject = triple.getSubject();
        boolean exact = stated.contains(subject, CG.value, Node.ANY) && stated.contains(subject, CG.measures, Node.ANY);
        boolean present = G.hasType(stated, subject, CG.Finding);
        return KEPT.contains(triple.getPredicate())
                || exact && EXACT.contains(triple.getPredicate())
                || present && triple.getPredicate().equals(RDF.type.asNode()) && !ROLES.contains(triple.getObject());
    }

    private static byte[] written(String format, Node iri, Store store) {
        ExportedCase exported = new ExportedCases(store).of(iri);
        ExportDocument document = new ExportDocument(exported.id(), List.of(exported));
        return ExportFormats.named(format).orElseThrow().writer().apply(document);
    }

    private static Export export(String name, Node iri, Store store) {
        ExportFormat format = ExportFormats.named(name).orElseThrow();
        return new ExportedCases(store)
                .documents(format, List.of(iri), "cases")
                .map(document -> Export.of(format, document))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Export export) {
        return new String(export.content(), StandardCharsets.UTF_8);
    }
}
