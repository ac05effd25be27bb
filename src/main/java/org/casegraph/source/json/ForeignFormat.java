package org.casegraph.source.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/** A format of other tools in JSON or YAML that people give for a phenopacket, by the fields that only it has. */
public record ForeignFormat(String name, Predicate<JsonObject> isMeant, String remedy) {
    /** The first that fits is meant, so mCODE, which is a profile of FHIR, stands before it. */
    private static final List<ForeignFormat> KNOWN = List.of(
            new ForeignFormat(
                    "mCODE, a profile of FHIR",
                    tree -> tree.has("resourceType") && tree.toString().contains("/us/mcode/"),
                    "Make a phenopacket of it first"),
            new ForeignFormat("FHIR", tree -> tree.has("resourceType"), "Make a phenopacket of each Patient first"),
            new ForeignFormat(
                    "an answer of a Beacon",
                    tree -> in(tree, "meta").has("beaconId") || tree.has("beaconId"),
                    "Take the individuals out of it, and make phenopackets of them with Convert-Pheno"),
            new ForeignFormat(
                    "an individual of Beacon v2",
                    tree -> tree.has("id")
                            && (first(tree, "phenotypicFeatures").has("featureType")
                                    || first(tree, "diseases").has("diseaseCode")
                                    || tree.has("interventionsOrProcedures")),
                    "Make a phenopacket of it with Convert-Pheno"),
            new ForeignFormat(
                    "a job of Exomiser",
                    tree -> in(tree, "analysis").has("steps")
                            || in(tree, "analysis").has("hpoIds"),
                    "Give the phenopacket that it analyses"),
            new ForeignFormat(
                    "a job of LIRICAL",
                    tree -> tree.has("hpoIds") || tree.has("negatedHpoIds"),
                    "Write its hpoIds as the phenotypicFeatures of a phenopacket"));

    /** Throws a {@link Problem} that names the format, if the record is of one that is known. */
    public static void refuse(JsonRecord json) {
        Optional<ForeignFormat> meant = KNOWN.stream()
                .filter(format -> format.isMeant().test(json.tree()))
                .findFirst();
        if (meant.isPresent()) {
            throw Problem.of(
                    Mistake.FILE_OF_OTHER_KIND,
                    json.place(""),
                    "this is " + meant.get().name() + ", and no phenopacket",
                    meant.get().remedy());
        }
    }

    private static JsonObject in(JsonObject tree, String name) {
        JsonElement value = tree.get(name);
        return value != null && value.isJsonObject() ? value.getAsJsonObject() : new JsonObject();
    }

    private static JsonObject first(JsonObject tree, String name) {
        JsonElement value = tree.get(name);
        boolean hasItem = value != null
                && value.isJsonArray()
                && !value.getAsJsonArray().isEmpty()
                && value.getAsJsonArray().get(0).isJsonObject();
        return hasItem ? value.getAsJsonArray().get(0).getAsJsonObject() : new JsonObject();
    }
}
