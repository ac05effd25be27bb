package org.casegraph.source.phenopacket;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.Loss;
import org.casegraph.source.json.ForeignFormat;
import org.casegraph.source.json.JsonRecord;

/**
 * Reads one record: a phenopacket, a family or a cohort, of version 2 or 1 of the schema, in the names of ProtoJSON or
 * in those of the schema itself ({@code meta_data}).
 */
final class PhenopacketReader {
    private static final String VERSION = "phenopacketSchemaVersion";
    private static final String VERSION_IN_SCHEMA = "phenopacket_schema_version";
    private static final Pattern KNOWN_VERSION = Pattern.compile("[12](\\.\\d+)*([-.].*)?");

    private PhenopacketReader() {}

    /**
     * One case for each phenopacket in the record, in its order; what a family or cohort itself says is in the first.
     *
     * @param sha256 of the file
     */
    static List<ImportedCase> read(JsonRecord json, String sha256, Consumer<Problem> problems) {
        String file = json.file();
        JsonObject tree = json.tree();
        String version = version(json);
        List<String> unknown = UnknownFields.takeFrom(
                tree, builder(tree, version.startsWith("1")).getDescriptorForType(), json.path());
        Message message = message(json, version);
        MessageFields top = MessageFields.of(message, json.path());
        Optional<MessageFields> metaData = top.message("metaData");
        if (!tree.has("proband") && !tree.has("members")) {
            ImportedCase one = PhenopacketCase.of(file, sha256, version, "", top, metaData, problems);
            return List.of(with(one, top, unknown));
        }
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
                    file + " " + json.path(),
                    "there is no phenopacket in this family or cohort",
                    "Give it a proband, or members");
        }
        new PhenopacketGroup(file, top, members, cases, problems).describe();
        List<ImportedCase> all = withLossesOf(top, members, cases);
        return Stream.concat(
                        Stream.of(with(all.get(0), top, unknown)), all.stream().skip(1))
                .toList();
    }

    /** A value that no schema explains may be about anything, so only its place is told. */
    private static ImportedCase with(ImportedCase imported, MessageFields top, List<String> unknown) {
        String id = top.peek("id").orElse("");
        List<Loss> losses = Stream.concat(
                        imported.losses().stream(),
                        unknown.stream().map(path -> new Loss(id, path, "withheld, as the schema does not know it")))
                .toList();
        return new ImportedCase(imported.id(), imported.source(), losses);
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

    private static String version(JsonRecord json) {
        JsonObject tree = json.tree();
        JsonElement metaData = tree.get("metaData") == null ? tree.get("meta_data") : tree.get("metaData");
        if (metaData == null || !metaData.isJsonObject()) {
            ForeignFormat.refuse(json);
            throw Problem.of(
                    Mistake.BAD_PHENOPACKET,
                    json.place(".metaData"),
                    "there is no metaData, so this is no phenopacket",
                    "Give a phenopacket with its metaData." + VERSION);
        }
        String text = Stream.of(VERSION, VERSION_IN_SCHEMA)
                .map(metaData.getAsJsonObject()::get)
                .filter(version -> version != null && version.isJsonPrimitive())
                .map(JsonElement::getAsString)
                .findFirst()
                .orElse("");
        if (text.isEmpty()) {
            return versionByFields(json);
        }
        if (!KNOWN_VERSION.matcher(text).matches()) {
            throw Problem.of(
                    Mistake.BAD_PHENOPACKET,
                    json.place(".metaData." + VERSION),
                    "version \"" + text + "\" is not known",
                    "Versions 2 and 1 are read; convert the file, or correct its version");
        }
        return text;
    }

    /** Version 1 had no field for its version at first: the schema that knows more of the fields is meant. */
    private static String versionByFields(JsonRecord json) {
        int not1 = unknown(json.tree(), true);
        int not2 = unknown(json.tree(), false);
        if (not1 == not2) {
            throw Problem.of(
                    Mistake.BAD_PHENOPACKET,
                    json.place(".metaData." + VERSION),
                    "the version of the schema is not given, and the fields fit 2 as well as 1",
                    "Versions 2 and 1 are read; say which it is");
        }
        return not1 < not2 ? "1" : "2";
    }

    private static int unknown(JsonObject tree, boolean version1) {
        return UnknownFields.takeFrom(tree.deepCopy(), builder(tree, version1).getDescriptorForType(), "$")
                .size();
    }

    private static Message message(JsonRecord json, String version) {
        Message.Builder builder = builder(json.tree(), version.startsWith("1"));
        ImpossibleDates.refuse(json);
        try {
            JsonFormat.parser().merge(json.tree().toString(), builder);
            return builder.build();
        } catch (InvalidProtocolBufferException e) {
            String place = SchemaPlace.ofFault(json.tree(), builder.getDescriptorForType())
                    .orElse("$");
            throw Problem.of(
                    Mistake.BAD_PHENOPACKET,
                    json.place(place.substring(1)),
                    "this does not fit version " + version + " of the schema: " + JsonRecord.firstLine(e),
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
}
