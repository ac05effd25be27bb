package org.casegraph.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.atlas.json.JsonException;
import org.apache.jena.atlas.json.JsonObject;
import org.casegraph.source.Sha256;

/**
 * What a store has to be.
 *
 * @param layout of the folder
 * @param ontology the SHA-256 of the ontology, the rules and the questions that it was built with
 * @param columns the name of the file with its graphs, which holds the first half of {@code sha256}
 * @param sha256 of the sums of all that is in that file
 * @param text the name of the file with the index of what is said, which holds the first half of {@code textSha256}
 * @param textSha256 of all of that file
 * @param described what whoever built it says of its cases
 */
record StoreManifest(
        String layout,
        String ontology,
        String columns,
        String sha256,
        long size,
        long quads,
        int cases,
        String text,
        String textSha256,
        long textSize,
        DatasetMetadata described) {
    static final String LAYOUT = "7";
    private static final Pattern COLUMNS = Pattern.compile("columns-[0-9a-f]{32}\\.cgc");
    private static final Pattern TEXT = Pattern.compile("text-[0-9a-f]{32}\\.cgt");

    /** Of the layouts before. */
    private static final Pattern GRAPHS = Pattern.compile("graphs(-[0-9a-f]{32})?\\.trdf\\.gz");

    static String columnsNamed(String sha256) {
        return "columns-" + sha256.substring(0, 32) + ".cgc";
    }

    static String textNamed(String sha256) {
        return "text-" + sha256.substring(0, 32) + ".cgt";
    }

    /** Whether a file of a store's folder is one of graphs or of their text, of this layout or another. */
    static boolean isContent(String name) {
        return COLUMNS.matcher(name).matches()
                || TEXT.matcher(name).matches()
                || GRAPHS.matcher(name).matches();
    }

    /** The names of the files that make the store. */
    Set<String> files() {
        return Set.of(columns, text);
    }

    /**
     * Empty if the file is not what was written. Of a store of another layout only that is told.
     *
     * @throws NoSuchFileException if there is none
     */
    static Optional<StoreManifest> read(Path file) throws IOException {
        try {
            return parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** As {@link #read}, of the text of the file. */
    static Optional<StoreManifest> parse(String file) {
        try {
            JsonObject json = JSON.parse(file);
            String layout = text(json, "layout");
            if (!layout.equals(LAYOUT)) {
                return Optional.of(new StoreManifest(layout, "", "", "", 0, 0, 0, " ", "", 0, DatasetMetadata.NONE));
            }
            StoreManifest manifest = new StoreManifest(
                    layout,
                    text(json, "ontology"),
                    text(json, "columns"),
                    text(json, "sha256"),
                    number(json, "size"),
                    number(json, "quads"),
                    (int) number(json, "cases"),
                    text(json, "text"),
                    text(json, "textSha256"),
                    number(json, "textSize"),
                    described(json));
            return COLUMNS.matcher(manifest.columns).matches()
                            && TEXT.matcher(manifest.text).matches()
                            && text(json, "checksum").equals(manifest.checksum())
                    ? Optional.of(manifest)
                    : Optional.empty();
        } catch (JsonException | NullPointerException e) {
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

    private static long number(JsonObject json, String key) {
        return json.get(key).getAsNumber().value().longValue();
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
                .pair("columns", columns)
                .pair("sha256", sha256)
                .pair("size", size)
                .pair("quads", quads)
                .pair("cases", cases)
                .pair("text", text)
                .pair("textSha256", textSha256)
                .pair("textSize", textSize)
                .pair("checksum", checksum());
        described.title().ifPresent(title -> json.pair("title", title));
        described.source().ifPresent(source -> json.pair("source", source));
        if (!described.licences().isEmpty()) {
            json.key("licences").startArray();
            described.licences().forEach(json::value);
            json.finishArray();
        }
        return (json.finishObject().build() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Covers all but itself, so that no part of it can be another's or damaged. */
    private String checksum() {
        return Sha256.of((String.join("\n", layout, ontology, columns, sha256) + "\n" + size + "\n" + quads + "\n"
                        + cases + "\n" + String.join("\n", text, textSha256) + "\n" + textSize
                        + (described.isEmpty() ? "" : "\n" + described))
                .getBytes(StandardCharsets.UTF_8));
    }
}
