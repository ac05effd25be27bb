package org.casegraph.source.phenopacket;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.Loss;
import org.casegraph.source.Sha256;
import org.casegraph.source.TextFile;

/** Reads one file: a phenopacket, a family or a cohort, of version 2 or 1 of the schema. */
final class PhenopacketReader {
    private static final String VERSION = "phenopacketSchemaVersion";

    private PhenopacketReader() {}

    /** One case for each phenopacket in the file, in its order; what a family or cohort itself says is in the first. */
    static List<ImportedCase> read(String file, byte[] bytes, Consumer<Problem> problems) {
        String decoded = TextFile.decode(file, bytes);
        String text = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
        String json = isYaml(file) ? YamlAsJson.of(file, text) : text;
        JsonObject tree = tree(file, json);
        String version = version(file, tree);
        Message message = message(file, json, tree, version);
        MessageFields top = MessageFields.of(message, "$");
        Optional<MessageFields> metaData = top.message("metaData");
        if (!tree.has("proband") && !tree.has("members")) {
            return List.of(PhenopacketCase.of(file, Sha256.of(bytes), version, "", top, metaData, problems));
        }
        String sha256 = Sha256.of(bytes);
        List<MessageFields> members = Stream.of(
                        top.message("proband").stream(),
                        top.messages("relatives").stream(),
                        top.messages("members").stream())
                .flatMap(packets -> packets)
                .toList();
        List<ImportedCase> cases = new ArrayList<>();
        for (MessageFields member : members) {
            Optional<MessageFields> own = member.message("metaData").or(() -> metaData);
            cases.add(PhenopacketCase.of(file, sha256, version, top.peek("id").orElse(""), member, own, problems));
        }
        if (cases.isEmpty()) {
            throw Problem.of(
                    Mistake.BAD_PHENOPACKET,
                    file + " $",
                    "there is no phenopacket in this family or cohort",
                    "Give it a proband, or members");
        }
        new PhenopacketGroup(file, top, members, cases, problems).describe();
        return withLossesOf(top, members, cases);
    }

    private static List<ImportedCase> withLossesOf(
            MessageFields top, List<MessageFields> members, List<ImportedCase> cases) {
        List<String> inside =
                members.stream().map(member -> member.path() + ".").toList();
        String id = top.peek("id").orElse("");
        List<Loss> losses = Stream.concat(
                        cases.get(0).losses().stream(),
                        top.unread(id).stream().filter(loss -> inside.stream().noneMatch(loss.path()::startsWith)))
                .toList();
        cases.set(0, new ImportedCase(cases.get(0).id(), cases.get(0).source(), losses));
        return List.copyOf(cases);
    }

    private static boolean isYaml(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static JsonObject tree(String file, String json) {
        try {
            JsonElement element = JsonParser.parseString(json);
            if (element.isJsonObject()) {
                return element.getAsJsonObject();
            }
        } catch (JsonParseException e) {
            throw Problem.of(
                    Mistake.MALFORMED_FILE,
                    file,
                    "this is no JSON: " + firstLine(e),
                    "Mend it at that place, or fetch the file again",
                    e);
        }
        throw Problem.of(
                Mistake.BAD_PHENOPACKET,
                file + " $",
                "this is no JSON object",
                "Give a phenopacket, a family or a cohort");
    }

    private static String version(String file, JsonObject tree) {
        JsonElement metaData = tree.get("metaData") == null ? tree.get("meta_data") : tree.get("metaData");
        if (metaData == null || !metaData.isJsonObject()) {
            throw Problem.of(
                    Mistake.BAD_PHENOPACKET,
                    file + " $.metaData",
                    "there is no metaData, so this is no phenopacket",
                    "Give a phenopacket with its metaData." + VERSION);
        }
        JsonElement version = metaData.getAsJsonObject().get(VERSION);
        String text = version != null && version.isJsonPrimitive() ? version.getAsString() : "";
        if (!text.matches("[12](\\.\\d+)*([-.].*)?")) {
            throw Problem.of(
                    Mistake.BAD_PHENOPACKET,
                    file + " $.metaData." + VERSION,
                    text.isEmpty() ? "the version of the schema is not given" : "version \"" + text + "\" is not known",
                    "Versions 2 and 1 are read; convert the file, or correct its version");
        }
        return text;
    }

    private static Message message(String file, String json, JsonObject tree, String version) {
        Message.Builder builder = builder(tree, version.startsWith("1"));
        try {
            JsonFormat.parser().merge(json, builder);
            return builder.build();
        } catch (InvalidProtocolBufferException e) {
            String place =
                    SchemaPlace.ofFault(tree, builder.getDescriptorForType()).orElse("$");
            throw Problem.of(
                    Mistake.BAD_PHENOPACKET,
                    file + " " + place,
                    "this does not fit version " + version + " of the schema: " + firstLine(e),
                    "Correct the value, or the version in metaData." + VERSION,
                    e);
        }
    }

    private static Message.Builder builder(JsonObject tree, boolean version1) {
        Supplier<Message.Builder> builder;
        if (tree.has("proband")) {
            builder = version1
                    ? org.phenopackets.schema.v1.Family::newBuilder
                    : org.phenopackets.schema.v2.Family::newBuilder;
        } else if (tree.has("members")) {
            builder = version1
                    ? org.phenopackets.schema.v1.Cohort::newBuilder
                    : org.phenopackets.schema.v2.Cohort::newBuilder;
        } else {
            builder = version1
                    ? org.phenopackets.schema.v1.Phenopacket::newBuilder
                    : org.phenopackets.schema.v2.Phenopacket::newBuilder;
        }
        return builder.get();
    }

    private static String firstLine(Exception e) {
        return Problem.reason(e)
                .replaceAll("^[A-Za-z.]+Exception: ", "")
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("\\.$", "");
    }
}
