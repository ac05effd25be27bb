package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.casegraph.export.ExportDocument;
import org.casegraph.export.ExportFormat;
import org.casegraph.export.delivery.ExportFormats;
import org.casegraph.export.delivery.ExportedCases;
import org.casegraph.store.Store;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Phenopackets, families and cohorts keep the JSON Schemas by which phenopacket-tools validates. Its validators themselves
 * are not on Maven Central.
 */
@Tag("long")
@ExtendWith(SharedProject.class)
class PhenopacketToolsTest {
    private static final String FOLDER = System.getProperty("casegraph.phenopacket-schemas", "");
    private static final Pattern UNKNOWN =
            Pattern.compile(".*\\.doseIntervals\\[\\d+]: required property '(?:scheduleFrequency|interval)'.*"
                    + "|\\$: required property '(?:consanguinousParents|pedigree)'.*");
    private static final String THEIRS = "classpath:/org/phenopackets/phenopackettools/validator/jsonschema/";

    @Test
    void eachOfOurCasesKeepsTheSchemasAndAPlantedFaultIsFound(Store store) {
        Assumptions.assumeTrue(
                !FOLDER.isEmpty(),
                "skipped: give -Dcasegraph.phenopacket-schemas=FOLDER, the folder jsonschema of phenopacket-tools");
        List<String> faults = new ArrayList<>();
        for (String format : List.of("phenopacket", "family", "cohort")) {
            JsonSchema schema = schema(format);
            written(store, format).forEach(json -> faults.addAll(faults(schema, json)));
        }
        assertEquals(List.of(), faults);

        String planted = written(store, "phenopacket").findFirst().orElseThrow().replaceFirst("\"id\"", "\"identity\"");
        assertFalse(faults(schema("phenopacket"), planted).isEmpty(), "a packet without id");
    }

    private static JsonSchema schema(String format) {
        String folder = Path.of(FOLDER).toAbsolutePath().toUri().toString();
        return JsonSchemaFactory.getInstance(
                        VersionFlag.V201909,
                        builder -> builder.schemaMappers(mappers -> mappers.mapPrefix(THEIRS, folder)))
                .getSchema(SchemaLocation.of(THEIRS + "v2/" + format + "-schema.json"));
    }

    /**
     * A dose needs dates there that a report seldom gives; it is written all the same, as no exact value may be lost. A
     * family needs a pedigree, and none is made up.
     */
    private static List<String> faults(JsonSchema schema, String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(message -> message.getMessage())
                .filter(message -> !UNKNOWN.matcher(message).matches())
                .toList();
    }

    private static Stream<String> written(Store store, String name) {
        ExportFormat format = ExportFormats.named(name).orElseThrow();
        List<Node> cases = List.copyOf(store.cases());
        Stream<ExportDocument> documents = new ExportedCases(store).documents(format, cases, "all");
        return documents.map(document -> new String(format.writer().apply(document), StandardCharsets.UTF_8));
    }
}
