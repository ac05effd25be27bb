package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.export.ExportDocument;
import org.casegraph.export.ExportFormat;
import org.casegraph.export.delivery.ExportFormats;
import org.casegraph.export.delivery.ExportedCases;
import org.casegraph.graph.CaseIris;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema of phenopackets wants and a report does not say; {@link PhenopacketToolsTest} has their validators. */
@ExtendWith(SharedProject.class)
class PacketsOfReportsTest {
    private static final List<Node> CASES =
            Stream.of("yu-2024", "wang-2022", "esa-srb-2022").map(CaseIris::of).toList();

    @ParameterizedTest
    @ValueSource(strings = {"phenopacket", "family", "cohort"})
    void eachTermIsOfAVocabularyThatTheMetadataName(String format, Store store) {
        for (String json : written(format, store)) {
            JsonObject packet = JsonParser.parseString(json).getAsJsonObject();
            Set<String> named = new TreeSet<>();
            packet.getAsJsonObject("metaData")
                    .getAsJsonArray("resources")
                    .forEach(one -> named.add(
                            one.getAsJsonObject().get("namespacePrefix").getAsString()));
            Set<String> used = new TreeSet<>();
            prefixes(packet, used);
            used.removeAll(named);
            assertEquals(Set.of(), used, format);
        }
    }

    @Test
    void aDoseOfWhichNoDaysAreKnownIsOpenAtBothEndsAndComesBackWithoutDays(Store store) {
        String json = written("phenopacket", store).get(0);
        JsonObject dose = items(JsonParser.parseString(json).getAsJsonObject(), "medicalActions")
                .filter(action -> action.has("treatment"))
                .flatMap(action -> items(action.getAsJsonObject("treatment"), "doseIntervals"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                JsonParser.parseString("{\"start\": \"0001-01-01T00:00:00Z\", \"end\": \"9999-12-31T23:59:59Z\"}"),
                dose.get("interval"));
        assertEquals(
                "NCIT:C17998",
                dose.getAsJsonObject("scheduleFrequency").get("id").getAsString());

        Graph back = ExportFormats.named("phenopacket")
                .orElseThrow()
                .reader()
                .apply(json.getBytes(StandardCharsets.UTF_8))
                .get(0)
                .graph();
        assertFalse(back.contains(Node.ANY, CG.date, Node.ANY), "a date");
        assertFalse(back.contains(Node.ANY, RDF.type.asNode(), CG.CalendarDay), "a day");
    }

    @Test
    void aFamilyOfWhichNothingTellsWhoIsWhoseChildHasItsMembersWithoutParents(Store store) {
        JsonObject family =
                JsonParser.parseString(written("family", store).get(0)).getAsJsonObject();
        assertEquals(
                JsonParser.parseString(
                        """
                        {"persons": [{"familyId": "yu-2024", "individualId": "yu-2024", "paternalId": "0",
                          "maternalId": "0", "sex": "FEMALE", "affectedStatus": "MISSING"}]}"""),
                family.get("pedigree"));
        assertFalse(family.get("consanguinousParents").getAsBoolean(), "the schema has no word for not known");
    }

    private static Stream<JsonObject> items(JsonObject object, String name) {
        return object.has(name)
                ? StreamSupport.stream(object.getAsJsonArray(name).spliterator(), false)
                        .map(JsonElement::getAsJsonObject)
                : Stream.empty();
    }

    private static void prefixes(JsonElement part, Set<String> used) {
        if (part.isJsonArray()) {
            part.getAsJsonArray().forEach(item -> prefixes(item, used));
        } else if (part.isJsonObject()) {
            JsonObject object = part.getAsJsonObject();
            if (object.keySet().equals(Set.of("id", "label"))) {
                used.add(object.get("id").getAsString().replaceAll(":.*", ""));
            }
            object.entrySet().forEach(field -> prefixes(field.getValue(), used));
        }
    }

    private static List<String> written(String name, Store store) {
        ExportFormat format = ExportFormats.named(name).orElseThrow();
        Stream<ExportDocument> documents = new ExportedCases(store).documents(format, CASES, "three");
        return documents
                .map(document -> new String(format.writer().apply(document), StandardCharsets.UTF_8))
                .toList();
    }
}
