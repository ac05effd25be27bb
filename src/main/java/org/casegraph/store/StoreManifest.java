package org.casegraph.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.atlas.json.JsonException;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.casegraph.source.Sha256;

/**
 * What a store has to be.
 *
 * @param layout of the folder
 * @param ontology the SHA-256 of the ontology and the rules that it was built with
 * @param graphs the name of the file with its graphs, which holds the first half of {@code sha256}
 * @param sha256 of that file
 * @param cases their IRIs, in the order in which they are listed
 * @param described what whoever built it says of them
 */
record StoreManifest(
        String layout,
        String ontology,
        String graphs,
        String sha256,
        long quads,
        List<String> cases,
        DatasetMetadata described) {
    static final String LAYOUT = "2";
    private static final Pattern GRAPHS = Pattern.compile("graphs-[0-9a-f]{32}\\.trdf\\.gz");

    StoreManifest {
        cases = List.copyOf(cases);
    }

    static String graphsNamed(String sha256) {
        return "graphs-" + sha256.substring(0, 32) + ".trdf.gz";
    }

    /** Whether a file of a store's folder is one of graphs, of this layout or the first. */
    static boolean isGraphs(String name) {
        return GRAPHS.matcher(name).matches() || name.equals("graphs.trdf.gz");
    }

    /**
     * Empty if the file is not what was written. Of a store of another layout only that is told.
     *
     * @throws NoSuchFileException if there is none
     */
    static Optional<StoreManifest> read(Path file) throws IOException {
        try {
            JsonObject json = JSON.parse(Files.readString(file));
            String layout = text(json, "layout");
            if (!layout.equals(LAYOUT)) {
                return Optional.of(new StoreManifest(layout, "", "", "", 0, List.of(), DatasetMetadata.NONE));
            }
            List<String> cases = new ArrayList<>();
            for (JsonValue iri : json.get("cases").getAsArray()) {
                cases.add(iri.getAsString().value());
            }
            StoreManifest manifest = new StoreManifest(
                    layout,
                    text(json, "ontology"),
                    text(json, "graphs"),
                    text(json, "sha256"),
                    json.get("quads").getAsNumber().value().longValue(),
                    cases,
                    described(json));
            return GRAPHS.matcher(manifest.graphs).matches()
                            && text(json, "checksum").equals(manifest.checksum())
                    ? Optional.of(manifest)
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            throw e;
        } catch (JsonException | NullPointerException | IOException e) {
            return Optional.empty();
        }
    }

    private static DatasetMetadata described(JsonObject json) {
        List<String> licences = new ArrayList<>();
        if (json.hasKey("licences")) {
            json.get("licences")
                    .getAsArray()
                    .forEach(licence -> licences.add(licence.getAsString().value()));
        }
        return new DatasetMetadata(
                Optional.of(text(json, "title")).filter(title -> !title.isEmpty()),
                licences,
                Optional.of(text(json, "source")).filter(source -> !source.isEmpty()));
    }

    private static String text(JsonObject json, String key) {
        return json.hasKey(key) && json.get(key).isString()
                ? json.get(key).getAsString().value()
                : "";
    }

    byte[] json() {
        JsonBuilder json = JsonBuilder.create()
                .startObject()
                .pair("layout", layout)
                .pair("ontology", ontology)
                .pair("graphs", graphs)
                .pair("sha256", sha256)
                .pair("quads", quads)
                .pair("checksum", checksum());
        described.title().ifPresent(title -> json.pair("title", title));
        described.source().ifPresent(source -> json.pair("source", source));
        if (!described.licences().isEmpty()) {
            json.key("licences").startArray();
            described.licences().forEach(json::value);
            json.finishArray();
        }
        json.key("cases").startArray();
        cases.forEach(json::value);
        return (json.finishArray().finishObject().build() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Covers all but itself, so that no part of it can be another's or damaged. */
    private String checksum() {
        return Sha256.of((String.join("\n", layout, ontology, graphs, sha256, Long.toString(quads)) + "\n"
                        + String.join("\n", cases)
                        + (described.isEmpty() ? "" : "\n" + described))
                .getBytes(StandardCharsets.UTF_8));
    }
}
